// SPDX-License-Identifier: GPL-2.0-or-later
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "c_api/boundary.hpp"
#include "c_api/handles.hpp"
#include "c_api/import_options.hpp"
#include "model/problem.hpp"
#include "passgenau/exchange.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

namespace {

/// A writer whose calls stand in line.
class SharedWriter {
 public:
  explicit SharedWriter(const std::string& path) : writer_{std::in_place, path} {}

  template <class Use>
  auto with(Use&& use) {
    const std::lock_guard lock{mutex_};
    if (!writer_) fail(Code::writer_closed, "the writer");
    return use(*writer_);
  }

  /// The same for what leaves half a batch behind where it fails: the writer is dropped then.
  template <class Use>
  auto with_or_drop(Use&& use) {
    return with([&](CatalogWriter& writer) {
      try {
        return use(writer);
      } catch (...) {
        writer_.reset();
        throw;
      }
    });
  }

 private:
  std::mutex mutex_;
  std::optional<CatalogWriter> writer_;
};

/// Never destroyed, as the catalogs.
auto& writers = *new Handles<passgenau_writer, SharedWriter>{"the writer"};

std::string report_json(const ImportReport& report, const ImportRequest& request,
                        const std::string& records) {
  std::string out = to_json(report);
  if (!request.records) return out;
  out.back() = ',';
  return out + "\"records\":[" + records + "]}";
}

/// Reads what is asked for before it touches the writer: a wrong call harms nothing.
std::string imported(SharedWriter& writer, ImportRequest request) {
  std::string records;
  if (request.records)
    request.options.outcome = [&records](const RecordOutcome& outcome) {
      if (outcome.problems.empty()) return;
      if (!records.empty()) records += ',';
      records += to_json(outcome);
    };
  return writer.with_or_drop([&](CatalogWriter& target) {
    return report_json(import_files(target, request.files, request.options), request, records);
  });
}

}  // namespace

int passgenau_writer_open(const char* path, size_t path_length, passgenau_writer** writer,
                          passgenau_error** error) {
  if (writer != nullptr) *writer = nullptr;
  return guarded(error, [&] {
    if (writer == nullptr) fail(Code::argument_missing, "the place for the writer");
    *writer =
        writers.add(std::make_shared<SharedWriter>(std::string{text_of(path, path_length, "the path")}));
  });
}

int passgenau_writer_close(passgenau_writer* writer, passgenau_error** error) {
  return guarded(error, [&] {
    if (writer != nullptr) writers.close(writer);
  });
}

int passgenau_writer_put(passgenau_writer* writer, const char* offer, size_t offer_length, char** json,
                         size_t* length, passgenau_error** error) {
  Result result{json, length};
  return guarded(error, [&] {
    const std::string_view text = bytes_of(offer, offer_length, "the offer");
    result.set(writers.find(writer)->with([&](CatalogWriter& target) {
      const Checked<Offer> checked = offer_from_json(text, target.vocabulary());
      const bool replaced = target.put(valid(checked, Code::offer_invalid));
      return std::string{"{\"replaced\":"} + (replaced ? "true" : "false") +
             ",\"problems\":" + c_api::to_json(checked.problems) + '}';
    }));
  });
}

int passgenau_writer_remove(passgenau_writer* writer, const char* id, size_t id_length, int* removed,
                            passgenau_error** error) {
  if (removed != nullptr) *removed = 0;
  return guarded(error, [&] {
    const std::string_view offer = text_of(id, id_length, "the id");
    const bool there =
        writers.find(writer)->with([&](CatalogWriter& target) { return target.remove(offer); });
    if (removed != nullptr) *removed = there ? 1 : 0;
  });
}

int passgenau_writer_set_vocabulary(passgenau_writer* writer, const char* lines, size_t lines_length,
                                    passgenau_error** error) {
  return guarded(error, [&] {
    const Vocabulary vocabulary =
        Vocabulary::built_in().extended_by(text_of(lines, lines_length, "the vocabulary"));
    writers.find(writer)->with([&](CatalogWriter& target) { target.set_vocabulary(vocabulary); });
  });
}

int passgenau_writer_set_gazetteer(passgenau_writer* writer, const char* text, size_t text_length,
                                   char** json, size_t* length, passgenau_error** error) {
  Result result{json, length};
  return guarded(error, [&] {
    Checked<std::vector<GazetteerRow>> read =
        read_gazetteer(bytes_of(text, text_length, "the gazetteer"), "gazetteer");
    if (read.value.empty()) refuse(Code::gazetteer_invalid, std::move(read.problems));
    const Gazetteer gazetteer{std::move(read.value)};
    writers.find(writer)->with([&](CatalogWriter& target) { target.set_gazetteer(gazetteer); });
    result.set(c_api::to_json(read.problems));
  });
}

int passgenau_writer_import(passgenau_writer* writer, const char* options, size_t options_length, char** json,
                            size_t* length, passgenau_error** error) {
  return answered(json, length, error,
                  [&] { return imported(*writers.find(writer), import_request(options, options_length)); });
}

int passgenau_writer_import_text(passgenau_writer* writer, const char* text, size_t text_length,
                                 const char* options, size_t options_length, char** json, size_t* length,
                                 passgenau_error** error) {
  return answered(json, length, error, [&] {
    const std::string_view content = bytes_of(text, text_length, "the text");
    return imported(*writers.find(writer), import_request(options, options_length, content));
  });
}

int passgenau_writer_commit(passgenau_writer* writer, passgenau_error** error) {
  return guarded(error, [&] { writers.find(writer)->with([](CatalogWriter& target) { target.commit(); }); });
}
