// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau {

/// A word of an offer's text: the term with its prefix. No positions: they would double the time of indexing,
/// and where a word stands is found again in the stored text of the few offers that are shown.
struct TextTerm {
  std::string term = {};
  std::uint32_t weight = 1;  ///< within-document frequency that it adds
};

/// What a document holds besides its id.
struct StoredOffer {
  std::string_view id = {};
  std::string_view facts = {};  ///< without checksum
  std::string_view data = {};   ///< without checksum
  const std::vector<TextTerm>* terms = nullptr;
};

/// Calls its argument for the packed facts of each offer.
using EachFacts = std::function<void(const std::function<void(std::string_view)>&)>;
/// Gives the parts of an image one after the other to its argument.
using ImageParts = std::function<void(const std::function<void(const std::string&)>&)>;

/// Writes one catalog folder. All changes become visible together at `commit()`. After any error it is
/// closed: every further call throws *writer-closed*, and the last committed state serves on.
class StoreWriter {
 public:
  explicit StoreWriter(const std::string& path);
  ~StoreWriter();
  StoreWriter(const StoreWriter&) = delete;
  StoreWriter& operator=(const StoreWriter&) = delete;

  /// True where an offer with this id was replaced.
  bool put(const StoredOffer& offer);
  bool remove(std::string_view id);
  bool contains(std::string_view id) const;
  std::uint64_t count() const;
  std::vector<std::string> ids() const;
  /// The catalog's own concepts or its gazetteer (schema.hpp); verified. Throws *catalog-damaged*.
  std::string own_part(std::string_view key) const;
  /// Of the built-in vocabulary by which the catalog was last written.
  int vocabulary_version() const;
  void set_own_part(std::string_view key, const std::string& value);
  /// How many offers were put or removed since the image was made; more than any catalog has where there is none on this basis, or where it is not
  /// recorded which they were.
  std::uint64_t changes_since_image(std::uint64_t basis) const;
  /// The image of what the next `commit()` makes visible, which must follow. `basis`: what it rests on beside all
  /// facts (lib/store/image.hpp). Where facts are damaged, memory is short, or `make` throws an `Error` or makes
  /// nothing, there is none: nobody needs it to read the catalog.
  void set_image(std::uint64_t basis, const std::function<ImageParts(const EachFacts&)>& make);
  void remove_image();
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passgenau
