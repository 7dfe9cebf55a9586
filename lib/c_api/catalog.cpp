// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "c_api/boundary.hpp"
#include "c_api/handles.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

namespace passgenau::c_api {

namespace {

/// Never destroyed: at the end of a program other threads may still be in a call.
auto& catalogs = *new Handles<passgenau_catalog, Catalog>{"the catalog"};

}  // namespace

std::shared_ptr<Catalog> catalog_of(const passgenau_catalog* handle) { return catalogs.find(handle); }

Vocabulary vocabulary_of(const passgenau_catalog* handle) {
  return handle == nullptr ? Vocabulary::built_in() : catalog_of(handle)->vocabulary();
}

}  // namespace passgenau::c_api

int passgenau_catalog_open(const char* path, size_t path_length, passgenau_catalog** catalog,
                           passgenau_error** error) {
  if (catalog != nullptr) *catalog = nullptr;
  return guarded(error, [&] {
    if (catalog == nullptr) fail(Code::argument_missing, "the place for the catalog");
    *catalog = catalogs.add(std::make_shared<Catalog>(std::string{text_of(path, path_length, "the path")}));
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
    const bool moved = catalog_of(catalog)->refresh();
    if (changed != nullptr) *changed = moved ? 1 : 0;
  });
}

int passgenau_catalog_info(passgenau_catalog* catalog, char** json, size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    const CatalogState state = catalog_of(catalog)->state();
    return "{\"offers\":" + std::to_string(state.offers) + ",\"revision\":" + std::to_string(state.revision) +
           '}';
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
