export { readAddressList } from '../../extension/capture/lists/address-list.ts';
