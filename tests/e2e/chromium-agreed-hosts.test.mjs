import { describe } from 'vitest';
import { agreedHosts } from './agreed-hosts.mjs';
import { launchChromiumDriver } from './chromium.mjs';

describe('Chromium', () => agreedHosts('chromium', launchChromiumDriver));
