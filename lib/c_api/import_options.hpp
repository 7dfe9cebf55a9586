// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "passgenau/exchange.hpp"

namespace passgenau::c_api {

/// What an import is asked for.
struct ImportRequest {
  std::vector<ImportFile> files = {};
  ImportOptions options = {};
  bool records = false;  ///< the report names every record that has something to say
};

/// Of files that the options name. Throws *options-invalid*, *mapping-invalid*, *crosswalk-invalid*, *file-unreadable*.
ImportRequest import_request(const char* options, std::size_t length);
/// Of one text, which outlives the request.
ImportRequest import_request(const char* options, std::size_t length, std::string_view text);

}  // namespace passgenau::c_api
