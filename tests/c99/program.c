/* SPDX-License-Identifier: GPL-2.0-or-later */
/* passgenau.h is C: this program compiles with -std=c99 -pedantic -Werror, calls every function, and leaves nothing behind (it runs
 * under the sanitizers and under valgrind). program FOLDER: an empty folder that it may write to. */
#include <passgenau.h>
#include <stdio.h>
#include <string.h>

static int wrong = 0;

static void check(int right, const char* what, int line) {
  if (right) return;
  ++wrong;
  printf("program.c:%d: %s\n", line, what);
}
#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

/* A text argument. */
#define TEXT(text) (text), strlen(text)

/* A result that holds this part; frees it. */
static void holds(int status, char* json, size_t length, passgenau_error* error, const char* part, int line) {
  check(status == 0 && error == NULL, passgenau_error_json(error), line);
  check(json != NULL && strlen(json) == length, "a result ends with a zero that is not counted", line);
  check(json != NULL && strstr(json, part) != NULL, json == NULL ? "no result" : json, line);
  passgenau_free(json);
  passgenau_error_free(error);
}

/* GIVES(part, function, arguments…): calls it, and looks for the part. */
#define GIVES(part, function, ...)                                    \
  do {                                                                \
    char* json = NULL;                                                \
    size_t length = 0;                                                \
    passgenau_error* error = NULL;                                    \
    const int status = function(__VA_ARGS__, &json, &length, &error); \
    holds(status, json, length, error, part, __LINE__);               \
  } while (0)

static const char* const family =
    "{\"as_of\":\"2026-11-21\",\"children\":[{\"born\":\"2026-08-20\"}],"
    "\"needs\":[{\"burden\":\"child/excessive-crying\"}],\"home\":{\"postal_code\":\"64289\"}}";

static void write_catalog(const char* path) {
  passgenau_writer* writer = NULL;
  passgenau_writer* second = NULL;
  passgenau_error* error = NULL;
  int removed = 7;
  char options[600];
  CHECK(passgenau_writer_open(TEXT(path), &writer, &error) == 0);
  CHECK(writer != NULL && error == NULL);
  CHECK(passgenau_writer_open(TEXT(path), &second, &error) == passgenau_code_catalog_locked);
  CHECK(second == NULL && strcmp(passgenau_error_name(error), "catalog-locked") == 0);
  CHECK(strstr(passgenau_error_file(error), path) != NULL);
  passgenau_error_free(error);

  CHECK(passgenau_writer_set_vocabulary(writer,
                                        TEXT("{\"type\":\"burden\",\"id\":\"child/"
                                             "own\",\"broader\":[\"child\"],\"label\":{\"en\":\"Own\"}}"),
                                        &error) == 0);
  GIVES("[]", passgenau_writer_set_gazetteer, writer,
        TEXT("postal_code,place,region,lat,lon\n64289,Darmstadt,06411000,49.87,8.65\n"));
  GIVES("\"replaced\":false", passgenau_writer_put, writer,
        TEXT("{\"id\":\"a\",\"title\":{\"de\":\"Schreiambulanz\"},\"addresses\":[\"child/excessive-crying\"],"
             "\"child_age\":{\"until\":\"P3Y\"},\"sites\":[{\"lat\":49.88,\"lon\":8.66}]}"));
  CHECK(passgenau_writer_put(writer, TEXT("{\"id\":\"\"}"), NULL, NULL, &error) ==
        passgenau_code_offer_invalid);
  CHECK(strstr(passgenau_error_json(error), "\"details\":[") != NULL);
  passgenau_error_free(error);
  GIVES("\"accepted\":2", passgenau_writer_import_text, writer,
        TEXT("{\"id\":\"b\",\"title\":{\"de\":\"B\"}}\n{\"id\":\"c\",\"title\":{\"de\":\"C\"}}\n"), NULL,
        (size_t)0);
  CHECK(passgenau_writer_remove(writer, TEXT("c"), &removed, &error) == 0 && removed == 1);
  CHECK(passgenau_writer_commit(writer, &error) == 0);

  snprintf(options, sizeof options, "{\"files\":[\"%s/there-is-no-file\"]}", path);
  CHECK(passgenau_writer_import(writer, TEXT(options), NULL, NULL, &error) ==
        passgenau_code_argument_missing);
  passgenau_error_free(error);
  {
    char* json = NULL;
    CHECK(passgenau_writer_import(writer, TEXT(options), &json, NULL, &error) ==
          passgenau_code_file_unreadable);
    CHECK(json == NULL);
    passgenau_error_free(error);
  }
  CHECK(passgenau_writer_close(writer, &error) == 0);
  CHECK(passgenau_writer_close(writer, NULL) == passgenau_code_handle_closed);
}

static void read_catalog(const char* path) {
  char sealed[600];
  passgenau_catalog* catalog = NULL;
  passgenau_error* error = NULL;
  int changed = 7;
  snprintf(sealed, sizeof sealed, "%s.sealed", path);
  CHECK(passgenau_catalog_open(TEXT(path), &catalog, &error) == 0);
  CHECK(passgenau_catalog_refresh(catalog, &changed, &error) == 0 && changed == 0);
  GIVES("{\"offers\":2,\"revision\":1}", passgenau_catalog_info, catalog);
  GIVES("[\"a\",\"b\"]", passgenau_catalog_ids, catalog);
  GIVES("[]", passgenau_catalog_check, catalog);
  GIVES("\"Schreiambulanz\"", passgenau_offer, catalog, TEXT("a"));
  GIVES("\"offer\":\"a\"", passgenau_match, catalog, TEXT(family), NULL, (size_t)0);
  GIVES("\"sentence\":\"", passgenau_match, catalog, TEXT(family),
        TEXT("{\"language\":\"uk\",\"near_misses\":3,\"ask\":3}"));
  GIVES("}\n", passgenau_match_all, catalog, TEXT(family), NULL, (size_t)0);
  GIVES("[", passgenau_near_misses, catalog, TEXT(family), NULL, (size_t)0);
  GIVES("null", passgenau_near_miss, catalog, TEXT(family), TEXT("a"), NULL, (size_t)0);
  GIVES("\"eligible\":true", passgenau_why, catalog, TEXT(family), TEXT("a"), NULL, (size_t)0);
  GIVES("[", passgenau_ask, catalog, TEXT(family), TEXT("{\"most\":5}"));
  GIVES("\"steps\":[", passgenau_plan, catalog, TEXT(family), TEXT("{\"max_offers\":2}"));
  GIVES("BEGIN:VCALENDAR", passgenau_pathway, catalog, TEXT(family), TEXT("{\"format\":\"ical\"}"));
  GIVES("\"offer\":\"a\"", passgenau_search, catalog, TEXT("schreiambulanz"), NULL, (size_t)0);
  GIVES("\"word\":\"schrei", passgenau_complete, catalog, TEXT("schr"), NULL, (size_t)0);
  GIVES("excessive-crying", passgenau_read, catalog, TEXT("Baby schreit nur"),
        TEXT("{\"as_of\":\"2026-11-21\"}"));
  GIVES("[]", passgenau_check_offer, catalog,
        TEXT("{\"id\":\"x\",\"title\":{\"de\":\"x\"},\"addresses\":[\"child/own\"]}"));
  GIVES("as-of-missing", passgenau_check_profile, NULL, TEXT("{}"), NULL, (size_t)0);
  GIVES("child/own", passgenau_vocabulary, catalog, NULL, (size_t)0);
  GIVES("Darmstadt", passgenau_places, catalog, TEXT("{\"region\":\"06411\"}"));
  GIVES("\"compared\":", passgenau_duplicates, catalog, NULL, (size_t)0);
  GIVES("\"id\":\"b\"", passgenau_export, catalog, NULL, (size_t)0);
  GIVES("ndcg@10", passgenau_evaluate, catalog,
        TEXT("{\"id\":\"f\",\"profile\":{\"needs\":[{\"burden\":\"child/excessive-crying\"}]}}\n"),
        TEXT("{\"profile\":\"f\",\"offer\":\"a\",\"grade\":3}\n"), TEXT("{\"as_of\":\"2026-11-21\"}"));
  GIVES("\"judged\":1", passgenau_who, catalog, TEXT("{\"id\":\"n\",\"title\":{\"de\":\"N\"}}"),
        TEXT("{\"as_of\":\"2026-11-21\"}\n"), NULL, (size_t)0);
  GIVES("\"least_cell\":5", passgenau_gaps, catalog, TEXT("{\"as_of\":\"2026-11-21\"}\n"), NULL, (size_t)0);
  GIVES("\"sha256\":", passgenau_seal, catalog, TEXT(sealed), NULL, (size_t)0);
  GIVES("\"lists\":[]", passgenau_difference, catalog, TEXT(path), TEXT("{\"as_of\":\"2026-11-21\"}\n"), NULL,
        (size_t)0);
  {
    char* json = NULL;
    CHECK(passgenau_match(catalog, TEXT("{\"limit\":0}"), NULL, 0, &json, NULL, &error) ==
          passgenau_code_profile_invalid);
    CHECK(json == NULL && passgenau_error_code(error) == passgenau_code_profile_invalid);
    CHECK(strlen(passgenau_error_message(error)) > 0 && strlen(passgenau_error_pointer(error)) == 0);
    CHECK(passgenau_error_line(error) == 0);
    passgenau_error_free(error);
  }
  CHECK(passgenau_catalog_close(catalog, &error) == 0);
  CHECK(passgenau_catalog_close(catalog, NULL) == passgenau_code_handle_closed);
}

/* Functions without arguments before the result. */
static void ask_the_library(void) {
  char* json = NULL;
  size_t length = 0;
  passgenau_error* error = NULL;
  int status = passgenau_components(&json, &length, &error);
  holds(status, json, length, error, "Xapian", __LINE__);
  status = passgenau_codes(&json, &length, &error);
  holds(status, json, length, error, "profile-invalid", __LINE__);
  status = passgenau_languages(&json, &length, &error);
  holds(status, json, length, error, "\"de-simple\"", __LINE__);
  CHECK(strchr(passgenau_version(), '.') != NULL);
}

int main(int count, char** words) {
  char path[500];
  if (count != 2) return 2;
  snprintf(path, sizeof path, "%s/catalog", words[1]);
  ask_the_library();
  write_catalog(path);
  read_catalog(path);
  return wrong == 0 ? 0 : 1;
}
