import { both, notConfiguration, type Row } from './row.js';

const bookkeeping: Row<NonNullable<unknown>> = both(
  notConfiguration("Intune's own bookkeeping, not configuration of the device"),
);

/** The rows of what every Graph device configuration has besides its names. */
export const deviceConfigurationRows = {
  assignments: bookkeeping,
  createdDateTime: bookkeeping,
  deviceManagementApplicabilityRuleDeviceMode: bookkeeping,
  deviceManagementApplicabilityRuleOsEdition: bookkeeping,
  deviceManagementApplicabilityRuleOsVersion: bookkeeping,
  deviceSettingStateSummaries: bookkeeping,
  deviceStatuses: bookkeeping,
  deviceStatusOverview: bookkeeping,
  groupAssignments: bookkeeping,
  lastModifiedDateTime: bookkeeping,
  roleScopeTagIds: bookkeeping,
  supportsScopeTags: bookkeeping,
  userStatuses: bookkeeping,
  userStatusOverview: bookkeeping,
  version: bookkeeping,
} as const;
