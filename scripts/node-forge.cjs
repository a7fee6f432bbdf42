/**
 * Stands in for the package node-forge in what is built: all that we use of it is ASN.1 and RC2, with its `util`, and the
 * whole of it is ten times as much to load.
 */
module.exports = require('node-forge/lib/forge');
require('node-forge/lib/util');
require('node-forge/lib/asn1');
require('node-forge/lib/rc2');
