export type { Payload, Profile } from './apple/profile.js';
export { writeProfile } from './apple/write-profile.js';
export { type CompareOptions, compare } from './compare/compare.js';
export type { AssetDocument } from './declarations/assets.js';
export {
  type Conversion,
  type DeclarationOptions,
  type DeclarationSet,
  declarationsOf,
} from './declarations/convert.js';
export type { Declaration } from './declarations/declaration.js';
export { judgeDeclarations } from './declarations/judge.js';
export { isDeclarations, type ReferredTo } from './declarations/located.js';
export { type DeclaredProfile, profileOfDeclarations } from './declarations/profile-of.js';
export type { Delivery, DeliveryFile } from './delivery/channel.js';
export type { DeliveryOptions } from './delivery/deliver.js';
export { type Delivered, deliver } from './delivery/deliver-by-name.js';
export { type ChannelName, channelNames, isChannelName } from './delivery/index.js';
export type { ChannelOptions } from './delivery/options.js';
export type { Upload } from './delivery/upload.js';
export type { ProfileViewOptions } from './device/profile-view.js';
export type { Confidence, Finding, FindingDocument, Position, Severity } from './finding.js';
export type { Gateway } from './gateway/connection.js';
export { type GatewayFileFindings, type JudgeGatewayOptions, judgeGateway } from './gateway/judge-gateway.js';
export type { ProfileOffer, TunnelOffer } from './gateway/offer.js';
export { offerOf } from './gateway/offer-of.js';
export type { IncludedFile, Includer } from './gateway/place.js';
export type { GatewayOptions, GatewayText, MissingPart, NamedCertificate } from './gateway/product.js';
export { type GatewayProduct, gatewayProductNames } from './gateway/products/index.js';
export { readGateway } from './gateway/read-gateway.js';
export { writeGateway } from './gateway/write-gateway.js';
export type { Policy } from './graph/model/ikev2.js';
export type { ScepCertificateProfile } from './graph/model/scep.js';
export type { TrustedRootCertificate } from './graph/model/trusted-root.js';
export { type GraphInput, largestInput } from './graph/parse.js';
export { type ProfileReading, readScepProfile, readTrustedRoot } from './graph/read-certificate-profile.js';
export { type PolicyReading, type PolicySummary, readPolicies, readPolicy } from './graph/read-policy.js';
export type { ReadOptions } from './graph/read-resource.js';
export { bindingsText } from './import/bindings-text.js';
export type { ImportedFile } from './import/files.js';
export {
  type Import,
  type ImportedPolicy,
  type ImportOptions,
  importProfile,
} from './import/import-profile.js';
export { InputError } from './input-error.js';
export { dictionaryNodeOf, type PlistNode } from './plist/node.js';
export { type PlistDocument, readPlist } from './plist/read.js';
export { writePlist } from './plist/write.js';
export { type Format, reporters } from './report/index.js';
export { exitCodeOf, type FileReport, type Report, type ReportOptions, reportOf } from './report/report.js';
export { judge } from './rules/judge.js';
export type { Bindings } from './translate/bindings/bindings.js';
export type { BindingsFile } from './translate/bindings/file.js';
export { type LoadBindingsOptions, type LoadedBindings, loadBindings } from './translate/bindings/load.js';
export { bindingsTemplate } from './translate/bindings/template.js';
export { type TranslateOptions, type Translation, translate } from './translate/translate.js';
export { type CataloguedRule, ruleCatalogue } from './verify/catalogue.js';
export { type Expected, type ExpectedReading, readExpected } from './verify/expected.js';
export { type MadeProfile, type MakeOptions, makeProfile } from './verify/make-profile.js';
export { type Verification, type VerifyOptions, verify } from './verify/verify.js';
