// SPDX-License-Identifier: GPL-2.0-or-later
import passgenau from './index.cjs';

export const { Catalog, CatalogWriter, PassgenauError, errors, version, components, codes, languages } = passgenau;
export default passgenau;
