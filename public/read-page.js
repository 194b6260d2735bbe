// Run after extract.js, in the same world: what the last of the files comes to is what the caller is given.
precisReadPage();
