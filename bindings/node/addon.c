// SPDX-License-Identifier: GPL-2.0-or-later
// The C ABI for Node, in plain Node-API: a function for each of its own, called at once or on a thread of Node's pool. Texts go in and
// come out as JavaScript strings; index.cjs makes values, classes and errors of them. A new function of the C ABI is one entry of CALLS.
#define NAPI_VERSION 8
#include <node_api.h>
#include <passgenau.h>
#include <stdbool.h>
#include <stdlib.h>

enum { most_texts = 3 };

typedef struct call call;

typedef struct {
  const char* name;
  int (*run)(call*);
} function;

// One call: what goes in and what came out. JavaScript holds it as an external; while it is on its way through the pool, so do we.
struct call {
  const function* what;
  void* handle;
  char* in[most_texts];
  size_t in_length[most_texts];
  int failed;
  char* json;
  size_t length;
  int flag;
  passgenau_catalog* catalog;
  passgenau_writer* writer;
  passgenau_error* error;
  napi_async_work work;
  napi_ref self;
  napi_ref settle;
};

// What a flag is that nobody set.
enum { no_flag = -1 };

// Whoever forgets to close leaves it to the garbage collector; a second closing is an error that nobody asks for.
#define CLOSE(kind)                                                  \
  static void close_##kind(napi_env env, void* handle, void* hint) { \
    (void)env, (void)hint;                                           \
    passgenau_##kind##_close(handle, NULL);                          \
  }
CLOSE(catalog)
CLOSE(writer)

#define TEXT(i) c->in[i], c->in_length[i]
#define NOTHING &c->error
#define FLAG &c->flag, &c->error
#define JSON &c->json, &c->length, &c->error

// clang-format off
#define TAKES_0(X, name) X(name, (c->handle, JSON))
#define TAKES_1(X, name) X(name, (c->handle, TEXT(0), JSON))
#define TAKES_2(X, name) X(name, (c->handle, TEXT(0), TEXT(1), JSON))
#define TAKES_3(X, name) X(name, (c->handle, TEXT(0), TEXT(1), TEXT(2), JSON))
#define CALLS(X)                                                                      \
  X(components, (JSON)) X(codes, (JSON)) X(languages, (JSON))                         \
  TAKES_0(X, catalog_info) TAKES_0(X, catalog_ids) TAKES_0(X, catalog_check)          \
  TAKES_1(X, offer) TAKES_1(X, check_offer)                                           \
  TAKES_1(X, vocabulary) TAKES_1(X, places) TAKES_1(X, duplicates) TAKES_1(X, export) \
  TAKES_1(X, writer_put) TAKES_1(X, writer_set_gazetteer) TAKES_1(X, writer_import)   \
  TAKES_2(X, match) TAKES_2(X, match_all) TAKES_2(X, near_misses) TAKES_2(X, ask)     \
  TAKES_2(X, search) TAKES_2(X, complete) TAKES_2(X, read) TAKES_2(X, check_profile)  \
  TAKES_2(X, plan) TAKES_2(X, pathway) TAKES_2(X, gaps) TAKES_2(X, seal)              \
  TAKES_2(X, writer_import_text)                                                      \
  TAKES_3(X, near_miss) TAKES_3(X, why) TAKES_3(X, evaluate)                          \
  TAKES_3(X, who) TAKES_3(X, difference)                                              \
  X(catalog_refresh, (c->handle, FLAG))                                               \
  X(writer_remove, (c->handle, TEXT(0), FLAG))                                        \
  X(writer_set_vocabulary, (c->handle, TEXT(0), NOTHING))                             \
  X(writer_commit, (c->handle, NOTHING))                                              \
  X(catalog_open, (TEXT(0), &c->catalog, NOTHING))                                    \
  X(catalog_open_networks, (TEXT(0), &c->catalog, NOTHING))                           \
  X(catalog_close, (c->handle, NOTHING))                                              \
  X(writer_open, (TEXT(0), &c->writer, NOTHING))                                      \
  X(writer_close, (c->handle, NOTHING))
// clang-format on

#define RUN(name, arguments) \
  static int run_##name(call* c) { return passgenau_##name arguments; }
CALLS(RUN)
#define ROW(name, arguments) {#name, run_##name},
static const function functions[] = {CALLS(ROW)};

// What may be a profile is overwritten before its memory is given back, also where nobody reads it again.
static void wipe(char* text, size_t length) {
  for (volatile char* at = text; length > 0; --length)
    *at++ = 0;
}

static void empty(call* c) {
  for (int i = 0; i < most_texts; ++i) {
    wipe(c->in[i], c->in_length[i]);
    free(c->in[i]);
  }
  passgenau_free(c->json);
  passgenau_error_free(c->error);
  *c = (call){.what = c->what, .work = c->work, .self = c->self, .settle = c->settle};
}

static void forget(napi_env env, void* data, void* hint) {
  (void)env, (void)hint;
  empty(data);
  free(data);
}

// A copy of each string; undefined is "not given". False leaves an exception behind.
static bool read_texts(napi_env env, const napi_value* given, call* c) {
  for (int i = 0; i < most_texts; ++i) {
    napi_valuetype type;
    size_t length = 0;
    if (napi_typeof(env, given[i], &type) == napi_ok && type == napi_undefined) continue;
    if (napi_get_value_string_utf8(env, given[i], NULL, 0, &length) != napi_ok)
      return napi_throw_type_error(env, NULL, "a string is expected"), false;
    char* bytes = c->in[i] = malloc(length + 1);
    if (bytes == NULL) return napi_throw_error(env, NULL, "out of memory"), false;
    // Before it is filled: where that fails half of it may be there, and is to be overwritten.
    c->in_length[i] = length;
    if (napi_get_value_string_utf8(env, given[i], bytes, length + 1, &length) != napi_ok) return false;
  }
  return true;
}

static void run(napi_env env, void* data) {
  (void)env;
  call* c = data;
  c->failed = c->what->run(c);
}

// settle(error, value): the error as JSON, or "" for a result that is too long for a string. An exception of it stays pending.
static void tell(napi_env env, call* c, napi_value settle) {
  napi_value global;
  napi_value told[2];
  napi_get_global(env, &global);
  napi_get_undefined(env, &told[0]);
  told[1] = told[0];
  if (c->failed) {
    napi_create_string_utf8(env, passgenau_error_json(c->error), NAPI_AUTO_LENGTH, &told[0]);
  } else if (c->json != NULL) {
    if (napi_create_string_utf8(env, c->json, c->length, &told[1]) != napi_ok)
      napi_create_string_utf8(env, "", 0, &told[0]);
  } else if (c->flag != no_flag) {
    napi_get_boolean(env, c->flag != 0, &told[1]);
  } else if (c->catalog != NULL || c->writer != NULL) {
    void* opened = c->catalog != NULL ? (void*)c->catalog : c->writer;
    napi_finalize close = c->catalog != NULL ? close_catalog : close_writer;
    if (napi_create_external(env, opened, close, NULL, &told[1]) != napi_ok) close(env, opened, NULL);
  }
  empty(c);
  napi_call_function(env, global, settle, 2, told, NULL);
}

// On the thread of JavaScript again. A call that was aborted before it began has nobody to tell.
static void finish(napi_env env, napi_status status, void* data) {
  call* c = data;
  napi_value settle = NULL;
  napi_get_reference_value(env, c->settle, &settle);
  napi_delete_reference(env, c->settle);
  napi_delete_async_work(env, c->work);
  c->work = NULL;
  if (status == napi_ok && settle != NULL) tell(env, c, settle);
  empty(c);
  napi_delete_reference(env, c->self);
}

static napi_value start(napi_env env, call* c, napi_value settle) {
  napi_value name;
  napi_value self;
  if (napi_create_external(env, c, forget, NULL, &self) != napi_ok) return forget(env, c, NULL), NULL;
  napi_create_string_utf8(env, "passgenau", NAPI_AUTO_LENGTH, &name);
  if (napi_create_async_work(env, NULL, name, run, finish, c, &c->work) == napi_ok &&
      napi_create_reference(env, settle, 1, &c->settle) == napi_ok &&
      napi_create_reference(env, self, 1, &c->self) == napi_ok &&
      napi_queue_async_work(env, c->work) == napi_ok)
    return self;
  empty(c);
  return napi_throw_error(env, NULL, "Node takes no more work"), NULL;
}

// name(handle or undefined, text, text, text, settle, later): `settle(error, value)` is called once, before this returns or, where it is to
// be later, from the pool, unless it is cancelled before it begins; then the value is what `cancel` takes.
static napi_value call_function(napi_env env, napi_callback_info info) {
  enum { settle = 1 + most_texts, later, most };
  size_t count = most;
  napi_value given[most];
  void* what = NULL;
  napi_valuetype type;
  bool pooled = false;
  napi_get_cb_info(env, info, &count, given, NULL, &what);
  napi_get_value_bool(env, given[later], &pooled);
  call* c = calloc(1, sizeof *c);
  if (c == NULL) return napi_throw_error(env, NULL, "out of memory"), NULL;
  c->what = what;
  c->flag = no_flag;
  if (napi_typeof(env, given[0], &type) == napi_ok && type == napi_external)
    napi_get_value_external(env, given[0], &c->handle);
  if (!read_texts(env, given + 1, c)) return forget(env, c, NULL), NULL;
  if (pooled) return start(env, c, given[settle]);
  run(env, c);
  tell(env, c, given[settle]);
  return forget(env, c, NULL), NULL;
}

// cancel(call): takes it out of the queue where it has not begun; a call that runs goes on.
static napi_value cancel(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value argument;
  void* data = NULL;
  napi_get_cb_info(env, info, &count, &argument, NULL, NULL);
  if (napi_get_value_external(env, argument, &data) != napi_ok) return NULL;
  const call* c = data;
  if (c->work != NULL) napi_cancel_async_work(env, c->work);
  return NULL;
}

static void add_function(napi_env env, napi_value exports, const char* name, napi_callback body,
                         const void* data) {
  napi_value made;
  if (napi_create_function(env, name, NAPI_AUTO_LENGTH, body, (void*)data, &made) == napi_ok)
    napi_set_named_property(env, exports, name, made);
}

NAPI_MODULE_INIT() {
  add_function(env, exports, "cancel", cancel, NULL);
  for (size_t i = 0; i < sizeof functions / sizeof functions[0]; ++i)
    add_function(env, exports, functions[i].name, call_function, &functions[i]);
  return exports;
}
