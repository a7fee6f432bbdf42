/** Who says how property lists are read. One text a source, so that a finding's source can be searched for. */
export const plistSources = {
  coreFoundation:
    "Apple's open-source reader of property lists, https://github.com/swiftlang/swift-corelibs-foundation/blob/main/Sources/CoreFoundation/CFPropertyList.c",
} as const;
