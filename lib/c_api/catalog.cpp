// SPDX-License-Identifier: GPL-2.0-or-later
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "c_api/boundary.hpp"
#include "c_api/handles.hpp"
#include "match/state_json.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

namespace passgenau::c_api {

namespace {

/// A catalog, and what reads sentences with its words and places: made when it is first asked for, and anew when the
/// catalog shows another state.
class ReadingCatalog {
 public:
  explicit ReadingCatalog(Catalog open) : catalog{std::move(open)} {}

  ProfileReader reader() {
    const std::lock_guard lock{mutex_};
    const CatalogState now = catalog.state();
    if (!reader_ || now != made_for_) reader_.emplace(catalog.vocabulary(), catalog.gazetteer());
    made_for_ = now;
    return *reader_;
  }
  /// The folder may have been built anew, to the same revision.
  void forget_reader() {
    const std::lock_guard lock{mutex_};
    reader_.reset();
  }

  Catalog catalog;

 private:
  std::mutex mutex_ = {};
  std::optional<ProfileReader> reader_ = {};
  CatalogState made_for_ = {};
};

/// Never destroyed: at the end of a program other threads may still be in a call.
auto& catalogs = *new Handles<passgenau_catalog, ReadingCatalog>{"the catalog"};

}  // namespace

std::shared_ptr<Catalog> catalog_of(const passgenau_catalog* handle) {
  auto found = catalogs.find(handle);
  Catalog* const catalog = &found->catalog;
  return {std::move(found), catalog};
}

ProfileReader reader_of(const passgenau_catalog* handle) {
  if (handle != nullptr) return catalogs.find(handle)->reader();
  static const ProfileReader& built_in = *new ProfileReader;
  return built_in;
}

Vocabulary vocabulary_of(const passgenau_catalog* handle) {
  return handle == nullptr ? Vocabulary::built_in() : catalog_of(handle)->vocabulary();
}

}  // namespace passgenau::c_api

int passgenau_catalog_open(const char* path, size_t path_length, passgenau_catalog** catalog,
                           passgenau_error** error) {
  if (catalog != nullptr) *catalog = nullptr;
  return guarded(error, [&] {
    if (catalog == nullptr) fail(Code::argument_missing, "the place for the catalog");
    *catalog = catalogs.add(
        std::make_shared<ReadingCatalog>(Catalog{std::string{text_of(path, path_length, "the path")}}));
  });
}

int passgenau_catalog_open_networks(const char* networks, size_t networks_length, passgenau_catalog** catalog,
                                    passgenau_error** error) {
  if (catalog != nullptr) *catalog = nullptr;
  return guarded(error, [&] {
    if (catalog == nullptr) fail(Code::argument_missing, "the place for the catalog");
    const auto list = networks_from_json(bytes_of(networks, networks_length, "the networks"));
    *catalog =
        catalogs.add(std::make_shared<ReadingCatalog>(Catalog::open(valid(list, Code::networks_invalid))));
  });
}

int passgenau_catalog_close(passgenau_catalog* catalog, passgenau_error** error) {
  return guarded(error, [&] {
    if (catalog != nullptr) catalogs.close(catalog);
  });
}

int passgenau_catalog_refresh(passgenau_catalog* catalog, int* changed, passgenau_error** error) {
  if (changed != nullptr) *changed = 0;
  return guarded(error, [&] {
    const auto found = catalogs.find(catalog);
    const bool moved = found->catalog.refresh();
    if (moved) found->forget_reader();
    if (changed != nullptr) *changed = moved ? 1 : 0;
  });
}

int passgenau_catalog_info(passgenau_catalog* catalog, char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    const CatalogState state = catalog_of(catalog)->state();
    json::object out = object_of(state);
    put_networks(out, state);
    return write_json(out);
  });
}

int passgenau_catalog_ids(passgenau_catalog* catalog, char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    std::string out = "[";
    for (const std::string& id : catalog_of(catalog)->ids()) {
      if (out.size() > 1) out += ',';
      append_json_string(out, id);
    }
    return out + ']';
  });
}

int passgenau_catalog_check(passgenau_catalog* catalog, char** json, size_t* length,
                            passgenau_error** error) {
  return answered(json, length, error, [&] { return to_json(catalog_of(catalog)->check()); });
}

int passgenau_offer(passgenau_catalog* catalog, const char* id, size_t id_length, char** json, size_t* length,
                    passgenau_error** error) {
  return answered(json, length, error, [&] {
    const std::string_view wanted = text_of(id, id_length, "the id");
    const auto offer = catalog_of(catalog)->offer(wanted);
    if (!offer) fail(Code::offer_unknown, "offer " + quoted(wanted));
    return to_json(*offer);
  });
}
