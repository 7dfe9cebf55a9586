// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/image.hpp"

#include <vector>

#include "store/checksum.hpp"
#include "store/numbers.hpp"
#include "store/schema.hpp"

namespace passgenau {

namespace {

constexpr std::size_t number_bytes = 8;

std::string part_key(std::size_t nth) {
  return std::string{schema::metadata::image_part} + std::to_string(nth);
}

/// What stands before the bytes of a part.
std::string part_mark(const ImageRecord& image, std::size_t nth) {
  std::string mark;
  for (const std::uint64_t number : {image.revision, image.digest, std::uint64_t{nth}})
    append_little_endian(mark, number);
  return mark;
}

}  // namespace

std::optional<ImageRecord> image_record(const Xapian::Database& db) {
  const std::string record = db.get_metadata(std::string{schema::metadata::image});
  const auto body = verified(record);
  if (!body || body->size() != 4 * number_bytes) return {};
  const auto number = [&](std::size_t nth) {
    return little_endian(body->substr(nth * number_bytes, number_bytes));
  };
  return ImageRecord{.revision = number(0), .digest = number(1), .basis = number(2), .parts = number(3)};
}

std::optional<std::string> image_part(const Xapian::Database& db, const ImageRecord& image, std::size_t nth) {
  std::string record = db.get_metadata(part_key(nth));
  const auto body = verified(record);
  const std::string mark = part_mark(image, nth);
  if (!body || !body->starts_with(mark)) return {};
  return record.substr(mark.size(), body->size() - mark.size());
}

bool image_holds(const Xapian::Database& db) {
  const auto image = image_record(db);
  if (!image) return db.get_metadata(std::string{schema::metadata::image}).empty();
  for (std::size_t nth = 0; nth < image->parts; ++nth)
    if (!image_part(db, *image, nth)) return false;
  return true;
}

void add_image_part(Xapian::WritableDatabase& db, ImageRecord& image, const std::string& part) {
  std::string record = part_mark(image, image.parts) + part;
  append_checksum(record);
  db.set_metadata(part_key(image.parts), record);
  ++image.parts;
}

void write_image_record(Xapian::WritableDatabase& db, const ImageRecord& image) {
  std::string record;
  for (const std::uint64_t number : {image.revision, image.digest, image.basis, image.parts})
    append_little_endian(record, number);
  append_checksum(record);
  db.set_metadata(std::string{schema::metadata::image}, record);
}

void remove_image(Xapian::WritableDatabase& db) {
  if (db.get_metadata(std::string{schema::metadata::image}).empty()) return;
  db.set_metadata(std::string{schema::metadata::image}, {});
  const std::string prefix{schema::metadata::image_part};
  std::vector<std::string> keys;
  for (auto at = db.metadata_keys_begin(prefix); at != db.metadata_keys_end(prefix); ++at)
    keys.push_back(*at);
  for (const std::string& key : keys)
    db.set_metadata(key, {});
}

}  // namespace passgenau
