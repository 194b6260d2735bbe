import { describe } from 'vitest';
import { agreedHosts } from './agreed-hosts.mjs';
import { launchFirefoxDriver } from './firefox.mjs';

describe('Firefox', () => agreedHosts('firefox', launchFirefoxDriver));
