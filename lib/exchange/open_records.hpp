// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <istream>
#include <memory>
#include <string>

#include "exchange/block_reader.hpp"
#include "exchange/mapping_rules.hpp"
#include "exchange/record_source.hpp"

namespace passgenau {

/// How a file is read: as its mapping says, else as the caller says, else by its name and its first character.
SourceFormat format_of(const std::string& file_name, const SourceForm& form, SourceFormat wanted,
                       BlockReader& blocks);

/// The records of one file for an import. Throws `Error` where it cannot be read as what it is said to be.
std::unique_ptr<RecordSource> open_records(std::istream& input, const std::string& file_name,
                                           BlockReader::Progress progress, const ImportOptions& options);

}  // namespace passgenau
