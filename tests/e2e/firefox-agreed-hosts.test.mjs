import { describe } from 'vitest';
import { agreedHosts } from './agreed-hosts.mjs';
import { launch } from './firefox.mjs';

describe('Firefox', () => agreedHosts('firefox', launch));
