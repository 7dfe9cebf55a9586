// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "store/image_record.hpp"

/// An image of all facts at one commit, which the room above makes and reads (lib/match/snapshot_image.hpp), in parts: metadata of the
/// database, so that it is committed, replicated and sealed with what it is of.
namespace passgenau {

/// Empty where there is none, or its record is damaged.
std::optional<ImageRecord> image_record(const Xapian::Database& db);
/// Are its record and all parts whole, or is there none? Throws Xapian's errors.
bool image_holds(const Xapian::Database& db);
/// Empty where it is damaged. A part with its checksum is taken for that of another image or another place by nobody.
std::optional<std::string> image_part(const Xapian::Database& db, const ImageRecord& image, std::size_t nth);
/// One more, which it counts.
void add_image_part(Xapian::WritableDatabase& db, ImageRecord& image, const std::string& part);
/// Behind the parts.
void write_image_record(Xapian::WritableDatabase& db, const ImageRecord& image);
/// With its parts. O(1) where there is none.
void remove_image(Xapian::WritableDatabase& db);

}  // namespace passgenau
