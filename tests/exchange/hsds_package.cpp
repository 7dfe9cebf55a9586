// SPDX-License-Identifier: GPL-2.0-or-later
// Tabular data packages: joined as HSDS writes a service in JSON; and packages that are refused.
#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "catch.hpp"
#include "exchange/package.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream{path, std::ios::binary} << text;
}

fs::path folder_of(const TemporaryFolder& folder, const Files& files, const std::string& name = "package") {
  fs::create_directories(folder / name);
  for (const auto& [file, text] : files)
    write(folder / name / file, text);
  return folder / name;
}

/// A zip of these files; `more` may add what no tool would.
template <class More>
fs::path zip_of(const TemporaryFolder& folder, const Files& files, More&& more) {
  const fs::path path = folder / "package.zip";
  fs::remove(path);
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  REQUIRE(archive != nullptr);
  for (const auto& [name, text] : files)
    REQUIRE(zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0) >=
            0);
  more(archive);
  REQUIRE(zip_close(archive) == 0);
  return path;
}
fs::path zip_of(const TemporaryFolder& folder, const Files& files) {
  return zip_of(folder, files, [](zip_t*) {});
}

ImportReport import_package(CatalogWriter& writer, const fs::path& path, const ImportOptions& options = {}) {
  return import_files(writer, {{.name = path.string(), .package = true}}, options);
}

/// The offers of a package, one JSON a line.
Strings offers_of(const fs::path& path, ImportReport* report = nullptr, const std::string& rules = "") {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  ImportReport result = import_package(
      writer, path, {.crosswalk = Crosswalk::from_json(R"({"crosswalk":1,"language":"en")" + rules + "}")});
  writer.commit();
  const Catalog catalog{folder.path().string()};
  Strings list;
  for (const std::string& id : catalog.ids()) {
    Offer offer = *catalog.offer(id);
    offer.other.clear();
    list.push_back(to_json(offer, Confidential::show));
  }
  if (report) *report = std::move(result);
  return list;
}

/// Why a package is refused: "code limit | a part of the message", and that it names the file.
std::string refusal(const fs::path& path) {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  try {
    import_package(writer, path);
  } catch (const Error& error) {
    CHECK(error.problem().file.find(path.filename().string()) != std::string::npos);
    std::string text{info(error.code()).name};
    if (!error.details().empty()) text += ' ' + places(error.details())[0];
    return text + " | " + error.problem().message;
  }
  return "accepted";
}

const Files plain{{"services.csv", "id,name\n1,A\n"}};

const Files whole{
    {"organizations.csv", "id,name\no,Org\n"},
    {"services.csv",
     "id,organization_id,name,description,status,minimum_age,maximum_age\n"
     "1,o,Cafe,\"for all, always\",active,0,2\n2,o,Course,,active,,\n"},
    {"service_at_locations.csv", "id,service_id,location_id\nx,1,1\ny,1,2\nz,2,2\n"},
    {"locations.csv",
     "id,location_type,name,latitude,longitude\n1,physical,North,49.9,8.6\n2,physical,South,,\n"},
    {"addresses.csv",
     "id,location_id,address_1,city,postal_code,country\n1,1,Am Markt 1,Nordstadt,64289,DE\n"},
    {"schedules.csv",
     "id,service_id,location_id,service_at_location_id,freq,byday,opens_at,closes_at\n"
     "1,1,,,WEEKLY,\"MO,TU\",09:00,10:00\n2,,2,,WEEKLY,SU,01:00,02:00\n3,,,z,WEEKLY,FR,11:00,12:00\n4,2,2,,"
     "WEEKLY,SA,11:00,12:00\n"},
    {"languages.csv", "id,service_id,location_id,code\n1,1,,tr\n2,,1,fr\n"},
    {"phones.csv", "id,service_id,contact_id,location_id,number\n1,,1,,030 1\n2,,,2,030 2\n"},
    {"contacts.csv", "id,service_id,name,email\n1,1,Ann,ann@a.example\n"},
    {"service_areas.csv", "id,service_id,uri\n1,1,06411000\n"},
    {"cost_options.csv", "id,service_id,amount\n1,1,0\n"},
    {"accessibility.csv", "id,location_id,description\n1,2,ramp\n"},
    {"attributes.csv",
     "id,link_id,link_entity,taxonomy_term_id\n1,1,service,t\n2,1,location,u\n3,2,organization,u\n4,2,,u2\n"},
    {"taxonomy_terms.csv", "id,name,taxonomy_id\nt,Debt,v\nu,Violence,v\nu2,Poor,v\n"},
    {"taxonomies.csv", "id,name\nv,Voc\n"},
    {"required_documents.csv", "id,service_id,document\n1,2,passport\n"},
    {"service_capacity.csv", "id,service_id,unit_id,available,updated\n1,2,b,0,2026-10-01\n"},
    {"units.csv", "id,name\nb,seat\n"}};

const std::string rules =
    R"(,"free_at_no_cost":true,"terms":[{"taxonomy":"Voc","name":"debt","addresses":["economic/debt"]},)"
    R"({"id":"u","addresses":["relationship/domestic-violence"]},{"id":"u2","addresses":["economic/poverty"]}])";

const Strings whole_offers{
    R"({"id":"1","title":{"en":"Cafe"},"description":{"en":"for all, always"},"provider":{"name":"Org"},"addresses":["economic/debt"],)"
    R"("child_age":{"from":"P0D","until":"P3Y"},"languages":[{"tag":"tr"}],"sites":[{"name":"North","lat":49.9,"lon":8.6,)"
    R"("address":{"street":"Am Markt 1","postal_code":"64289","city":"Nordstadt"}},{"name":"South"}],"residence":{"regions":["06411000"]},)"
    R"("access":["free"],"schedule":[{"days":"MO,TU","from":"09:00","until":"10:00"}],"contact":{"phone":"030 1","email":"ann@a.example"}})",
    R"({"id":"2","title":{"en":"Course"},"provider":{"name":"Org"},"addresses":["economic/poverty"],"sites":[{"name":"South"}],)"
    R"("schedule":[{"days":"FR","from":"11:00","until":"12:00"},{"days":"SA","from":"11:00","until":"12:00"}],)"
    R"("capacity":{"status":"full","as_of":"2026-10-01"},"contact":{"phone":"030 2"}})"};

}  // namespace

TEST_CASE("tables are joined, each row where it belongs") {
  const TemporaryFolder folder;
  ImportReport report;
  CHECK(offers_of(folder_of(folder, whole), &report, rules) == whole_offers);
  CHECK(counts(report) == "2 = 2(0) + 0 + 0, -0");
  // Every row went somewhere but the attribute of an organisation that has the id of a service.
  Strings unused;
  for (const Problem& problem : report.problems)
    if (problem.code == Code::not_used)
      unused.push_back(problem.file.substr(problem.file.rfind('/') + 1) + ':' +
                       std::to_string(*problem.line));
  CHECK(unused == Strings{"attributes.csv:4"});
}

TEST_CASE("the same as a zip, with singular names, in a folder, with a description") {
  const TemporaryFolder folder;
  CHECK(offers_of(zip_of(folder, whole), nullptr, rules) == whole_offers);
  Files singular;
  for (const auto& [name, text] : whole) {
    std::string base = name.substr(0, name.size() - 4);
    if (base == "addresses") base = "address";
    if (base == "taxonomies") base = "taxonomy";
    if (base != "accessibility" && base.back() == 's' && base != "address") base.pop_back();
    singular["data/" + base + ".csv"] = text;
  }
  CHECK(offers_of(folder_of(folder, singular, "singular"), nullptr, rules) == whole_offers);
  Files described{
      {"t1.csv", "id;name\n1;A\n"},
      {"datapackage.json",
       R"({"name":"x","resources":[{"name":"service","path":"t1.csv","dialect":{"delimiter":";"},"schema":{}},)"
       R"({"name":"phone","path":"phones.csv"}]})"}};
  ImportReport report;
  CHECK(offers_of(folder_of(folder, described, "described"), &report) ==
        Strings{R"({"id":"1","title":{"en":"A"}})"});
  CHECK(places(report.problems) == Strings{"not-used@1 /resources/1/path"});
}

TEST_CASE("a problem of a package names the table and the row") {
  const TemporaryFolder folder;
  Files files = whole;
  files["schedules.csv"] =
      "id,service_id,byday,opens_at,closes_at\n1,2,MO,09:00,10:00\n2,1,MO,nine,10:00\n9,77,MO,1,2\n";
  files["locations.csv"] = "id,name,latitude,longitude\n1,North,91,8.6\n2,\"South\nand more\",,\n";
  files["contacts.csv"] = "id,service_id,name\n1,1\n2,2,\xFF\n";
  ImportReport report;
  const TemporaryFolder catalog;
  CatalogWriter writer{catalog.path().string()};
  const fs::path path = folder_of(folder, files);
  report = import_package(writer, path);
  CHECK(counts(report) == "2 = 0(0) + 0 + 2, -0");
  Strings found;
  for (const Problem& problem : report.problems)
    if (is_error(problem))
      found.push_back(problem.file.substr(path.string().size() + 1) + ' ' + places({problem})[0]);
  std::sort(found.begin(), found.end());
  CHECK(found == Strings{"contacts.csv json-encoding@3 /name", "contacts.csv ragged-row@2",
                         "locations.csv out-of-range@2 /service_at_locations/0/location/latitude",
                         "schedules.csv bad-time@3 /schedules/0/opens_at"});
}

TEST_CASE("rows that are broken, and services with too much around them") {
  const TemporaryFolder folder;
  ImportReport report;
  CHECK(offers_of(folder_of(folder, {{"services.csv", "id,name\n1,A\n2,\"B\"x\n3,C,D\n,E\n4,\n"}}), &report)
            .size() == 1);
  CHECK(counts(report) == "5 = 1(0) + 0 + 4, -0");
  Files many = plain;
  many["phones.csv"] = "id,service_id,number\n";
  for (int i = 0; i < 20'000; ++i)
    many["phones.csv"] += std::to_string(i) + ",1,0123456789\n";
  CHECK(offers_of(folder_of(folder, many, "many"), &report).empty());
  CHECK(places(report.problems)[0] == "document-too-large@2");
  // A contact that is its own contact.
  Files circle = plain;
  circle["contacts.csv"] = "id,service_id,contact_id,name\n1,1,,A\n2,,1,B\n3,,2,C\n4,,4,D\n";
  CHECK(offers_of(folder_of(folder, circle, "circle")).size() == 1);
  // Rows that hang on rows, five below the service; what hangs on the fifth is not used, and that is said.
  Files chain = plain;
  chain["contacts.csv"] = "id,service_id,contact_id,name\n1,1,,A\n2,,1,B\n3,,2,C\n4,,3,D\n5,,4,E\n";
  const auto unused = [&](const std::string& name) {
    CHECK(offers_of(folder_of(folder, chain, name), &report).size() == 1);
    Strings rows = places(report.problems);
    std::erase_if(rows, [](const std::string& row) { return !row.starts_with("not-used"); });
    return rows;
  };
  CHECK(unused("chain") == Strings{});
  chain["contacts.csv"] += "6,,5,F\n";
  CHECK(unused("longer-chain") == Strings{"not-used@7"});
}

TEST_CASE("folders that are refused") {
  const TemporaryFolder folder;
  CHECK(refusal(folder / "nothing").find("file-unreadable") == 0);
  CHECK(refusal(folder_of(folder, {}, "empty")).find("package-refused") == 0);
  CHECK(refusal(folder_of(folder, {{"names.csv", "id\n"}}, "other")).find("there is no services.csv") !=
        std::string::npos);
  CHECK(refusal(folder_of(folder, {{"service.csv", "id\n"}, {"services.csv", "id\n"}}, "both"))
            .find("two tables of") != std::string::npos);
  fs::path path = folder_of(folder, plain, "link");
  fs::create_symlink("/etc/passwd", path / "phones.csv");
  CHECK(refusal(path).find("without following a link") != std::string::npos);
  path = folder_of(folder, plain, "pipe");
  REQUIRE(mkfifo((path / "phones.csv").c_str(), 0600) == 0);
  CHECK(refusal(path).find("it is no plain file") != std::string::npos);
  path = folder_of(folder, plain, "named");
  write(path / "\xFF.csv", "id\n");
  CHECK(refusal(path).find("UTF-8") != std::string::npos);
  CHECK(refusal("/dev/null").find("a folder or a zip file") != std::string::npos);
  const std::vector<std::pair<std::string, std::string>> descriptions{
      {"{", "package-refused json-syntax@0"},
      {"[]", "package-refused wrong-type@0"},
      {R"({"resources":7})", "package-refused wrong-type@0 /resources"},
      {R"({"resources":[7]})", "package-refused wrong-type@0 /resources/0"},
      {R"({"resources":[{"path":["a"]}]})", "package-refused wrong-type@0 /resources/0/path"},
      {R"({"resources":[{"path":"services.csv","encoding":"latin1"}]})",
       "package-refused unknown-value@0 /resources/0/encoding"},
      {R"({"resources":[{"path":"services.csv","dialect":{"delimiter":"--"}}]})",
       "package-refused unknown-value@0 /resources/0/dialect/delimiter"}};
  for (const auto& [text, expected] : descriptions) {
    INFO(text);
    const fs::path described =
        folder_of(folder, {{"services.csv", "id\n"}, {"datapackage.json", text}}, "described");
    CHECK(refusal(described).substr(0, expected.size() + 3) == expected + " | ");
  }
}

TEST_CASE("zips that are refused") {
  const TemporaryFolder folder;
  const auto named = [&](const std::string& name) {
    return refusal(zip_of(folder, {{"services.csv", "id,name\n1,A\n"}, {name, "id\n"}}));
  };
  CHECK(named("phones.csv") == "accepted");
  CHECK(named("[Content_Types].xml").find("save its sheet as CSV") != std::string::npos);
  for (const char* name : {"../phones.csv", "a/../../phones.csv", "/phones.csv", "C:phones.csv",
                           "a\\phones.csv", "a/..", "phones\n.csv"}) {
    INFO(name);
    CHECK(named(name).find("package-refused") == 0);
  }
  const auto with = [&](auto&& more) { return refusal(zip_of(folder, plain, more)); };
  const auto add = [](zip_t* archive, const char* name, const std::string& text, zip_flags_t flags = 0) {
    const zip_int64_t index =
        zip_file_add(archive, name, zip_source_buffer(archive, text.data(), text.size(), 0), flags);
    REQUIRE(index >= 0);
    return static_cast<zip_uint64_t>(index);
  };
  const std::string target = "/etc/passwd";
  CHECK(with([&](zip_t* archive) {
          zip_file_set_external_attributes(archive, add(archive, "phones.csv", target), 0, ZIP_OPSYS_UNIX,
                                           static_cast<zip_uint32_t>(S_IFLNK | 0777) << 16);
        }).find("it is a link") != std::string::npos);
  CHECK(with([&](zip_t* archive) {
          zip_file_set_external_attributes(archive, add(archive, "phones.csv", target), 0, ZIP_OPSYS_UNIX,
                                           static_cast<zip_uint32_t>(S_IFIFO | 0666) << 16);
        }).find("it is no plain file") != std::string::npos);
  CHECK(with([&](zip_t* archive) { add(archive, "\x81.csv", target, ZIP_FL_ENC_CP437); }).find("UTF-8") !=
        std::string::npos);
  CHECK(with([&](zip_t* archive) {
          REQUIRE(zip_file_set_encryption(archive, add(archive, "phones.csv", target), ZIP_EM_AES_256,
                                          "secret") == 0);
        }).find("it is encrypted") != std::string::npos);
  const std::string zeros(std::size_t{5} << 20, '0');
  CHECK(with([&](zip_t* archive) { add(archive, "phones.csv", zeros); }).find("200 times its packed size") !=
        std::string::npos);
  // What would not be read is refused as well.
  CHECK(with([&](zip_t* archive) { add(archive, "readme.txt", zeros); }).find("200 times its packed size") !=
        std::string::npos);
  // A zip inside is named and left alone.
  ImportReport report;
  CHECK(offers_of(zip_of(folder, {{"services.csv", "id,name\n1,A\n"}, {"inner.zip", "PK\x03\x04"}}), &report)
            .size() == 1);
  REQUIRE(report.problems.size() == 1);
  CHECK(report.problems[0].code == Code::not_used);
  CHECK(report.problems[0].message.find("inner.zip") != std::string::npos);
}

TEST_CASE("damaged zips are refused, and nothing of them is written") {
  const TemporaryFolder folder;
  const std::string sound = *text_of_file(zip_of(folder, whole));
  const fs::path path = folder / "damaged.zip";
  const auto refused = [&](const std::string& text) {
    write(path, text);
    return refusal(path).find("package-refused") == 0;
  };
  CHECK(refused(""));
  CHECK(refused("PK\x03\x04"));
  CHECK(refused(sound.substr(0, sound.size() / 2)));
  // Two entries of one name, which libzip itself would not write.
  std::string twice =
      *text_of_file(zip_of(folder, {{"services.csv", "id,name\n"}, {"serviceX.csv", "id,name\n"}}));
  for (std::size_t at = twice.find("serviceX"); at != std::string::npos; at = twice.find("serviceX", at))
    twice[at + 7] = 's';
  CHECK(refused(twice));
  // The size in the table of contents is a lie.
  std::string lie = *text_of_file(zip_of(folder, plain));
  const std::size_t contents = lie.rfind("PK\x01\x02");
  REQUIRE(contents != std::string::npos);
  lie[contents + 24] = static_cast<char>(lie[contents + 24] + 1);
  CHECK(refused(lie));
  std::size_t silent = 0;
  for (std::size_t i = 0; i < sound.size(); i += 37) {
    std::string spoilt = sound;
    spoilt[i] = static_cast<char>(spoilt[i] ^ 0x55);
    write(path, spoilt);
    const std::string said = refusal(path);
    // What is left are bytes that mean nothing here: dates, versions, names of tables.
    silent += said == "accepted" ? 1U : 0U;
  }
  CHECK(silent < sound.size() / 37 / 2);
}

TEST_CASE("a package is limited as a whole") {
  PackageBuilder builder{"x.zip"};
  builder.add_bytes(PackageLimits::bytes);
  CHECK_THROWS_AS(builder.add_bytes(1), Error);
  PackageBuilder huge{"x.zip"};
  CHECK_THROWS_AS(huge.add_bytes(~std::uint64_t{0}), Error);
}

}  // namespace passgenau::test
