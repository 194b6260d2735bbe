import { describe } from 'vitest';
import { agreedHosts } from './agreed-hosts.mjs';
import { launch } from './chromium.mjs';

describe('Chromium', () => agreedHosts('chromium', launch));
