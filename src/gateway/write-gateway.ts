import type { ProfileOffer } from './offer.js';
import type { GatewayOptions, GatewayText } from './product.js';
import { type GatewayProduct, gatewayProducts } from './products/index.js';

/**
 * The configuration of a gateway of one product.
 *
 * @param offer what the profile asks of it, as `offerOf` gives it
 * @param options what no profile says; what is left away becomes a placeholder that the product refuses
 * @throws InputError for what the product does not have
 */
export async function writeGateway(
  product: GatewayProduct,
  offer: ProfileOffer,
  { certificate, deviceAuthorities = [], pools = [], dns = [] }: Partial<GatewayOptions> = {},
): Promise<GatewayText> {
  const write = await gatewayProducts[product]();
  return write(offer, { certificate, deviceAuthorities, pools, dns });
}
