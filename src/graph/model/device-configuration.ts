import * as v from 'valibot';
import { text, unread } from './scalars.js';

/** What every device configuration of Graph has (entity and deviceConfiguration). */
export const deviceConfigurationEntries = {
  id: v.exactOptional(text),
  displayName: v.exactOptional(text),
  description: v.exactOptional(text),

  assignments: v.exactOptional(unread),
  createdDateTime: v.exactOptional(unread),
  deviceManagementApplicabilityRuleDeviceMode: v.exactOptional(unread),
  deviceManagementApplicabilityRuleOsEdition: v.exactOptional(unread),
  deviceManagementApplicabilityRuleOsVersion: v.exactOptional(unread),
  deviceSettingStateSummaries: v.exactOptional(unread),
  deviceStatuses: v.exactOptional(unread),
  deviceStatusOverview: v.exactOptional(unread),
  groupAssignments: v.exactOptional(unread),
  lastModifiedDateTime: v.exactOptional(unread),
  roleScopeTagIds: v.exactOptional(unread),
  supportsScopeTags: v.exactOptional(unread),
  userStatuses: v.exactOptional(unread),
  userStatusOverview: v.exactOptional(unread),
  version: v.exactOptional(unread),
};
