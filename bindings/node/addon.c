// SPDX-License-Identifier: GPL-2.0-or-later
// The C ABI for Node, in plain Node-API: one table of functions, called at once or on a thread of Node's pool. Texts go in and come
// out as JavaScript strings; index.cjs makes values, classes and errors of them.
#define NAPI_VERSION 8
#include <node_api.h>
#include <passgenau.h>
#include <stdbool.h>
#include <stdlib.h>

enum { most_texts = 3 };

typedef struct {
  char* bytes;
  size_t length;
} text;

// One call: what goes in and what came out. It holds all that another thread needs, and nothing of JavaScript.
typedef struct {
  void* handle;
  text in[most_texts];
  char* json;
  size_t length;
  int flag;
  passgenau_catalog* catalog;
  passgenau_writer* writer;
  passgenau_error* error;
} call;

// What the value of a call is.
typedef enum { gives_json, gives_flag, gives_nothing, gives_catalog, gives_writer } gives;

#define TEXT(i) c->in[i].bytes, c->in[i].length
#define NOTHING &c->error
#define FLAG &c->flag, &c->error
#define JSON &c->json, &c->length, &c->error

// clang-format off
#define CALLS(X)                                                                             \
  X(components, json, (JSON))                                                                \
  X(codes, json, (JSON))                                                                     \
  X(languages, json, (JSON))                                                                 \
  X(catalog_open, catalog, (TEXT(0), &c->catalog, NOTHING))                                  \
  X(catalog_close, nothing, (c->handle, NOTHING))                                            \
  X(catalog_refresh, flag, (c->handle, FLAG))                                                \
  X(catalog_info, json, (c->handle, JSON))                                                   \
  X(catalog_ids, json, (c->handle, JSON))                                                    \
  X(catalog_check, json, (c->handle, JSON))                                                  \
  X(offer, json, (c->handle, TEXT(0), JSON))                                                 \
  X(match, json, (c->handle, TEXT(0), TEXT(1), JSON))                                        \
  X(match_all, json, (c->handle, TEXT(0), TEXT(1), JSON))                                    \
  X(near_misses, json, (c->handle, TEXT(0), TEXT(1), JSON))                                  \
  X(near_miss, json, (c->handle, TEXT(0), TEXT(1), TEXT(2), JSON))                           \
  X(why, json, (c->handle, TEXT(0), TEXT(1), TEXT(2), JSON))                                 \
  X(ask, json, (c->handle, TEXT(0), TEXT(1), JSON))                                          \
  X(search, json, (c->handle, TEXT(0), TEXT(1), JSON))                                       \
  X(complete, json, (c->handle, TEXT(0), TEXT(1), JSON))                                     \
  X(read, json, (c->handle, TEXT(0), TEXT(1), JSON))                                         \
  X(check_offer, json, (c->handle, TEXT(0), JSON))                                           \
  X(check_profile, json, (c->handle, TEXT(0), TEXT(1), JSON))                                \
  X(vocabulary, json, (c->handle, TEXT(0), JSON))                                            \
  X(places, json, (c->handle, TEXT(0), JSON))                                                \
  X(duplicates, json, (c->handle, TEXT(0), JSON))                                            \
  X(export, json, (c->handle, TEXT(0), JSON))                                                \
  X(evaluate, json, (c->handle, TEXT(0), TEXT(1), TEXT(2), JSON))                            \
  X(writer_open, writer, (TEXT(0), &c->writer, NOTHING))                                     \
  X(writer_close, nothing, (c->handle, NOTHING))                                             \
  X(writer_put, json, (c->handle, TEXT(0), JSON))                                            \
  X(writer_remove, flag, (c->handle, TEXT(0), FLAG))                                         \
  X(writer_set_vocabulary, nothing, (c->handle, TEXT(0), NOTHING))                           \
  X(writer_set_gazetteer, json, (c->handle, TEXT(0), JSON))                                  \
  X(writer_import, json, (c->handle, TEXT(0), JSON))                                         \
  X(writer_import_text, json, (c->handle, TEXT(0), TEXT(1), JSON))                           \
  X(writer_commit, nothing, (c->handle, NOTHING))
// clang-format on

#define RUN(name, kind, arguments) \
  static int run_##name(call* c) { return passgenau_##name arguments; }
CALLS(RUN)

typedef struct {
  const char* name;
  gives value;
  int (*run)(call*);
} function;

#define ROW(name, kind, arguments) {#name, gives_##kind, run_##name},
static const function functions[] = {CALLS(ROW)};
enum { function_count = sizeof functions / sizeof functions[0] };

static void empty(call* c) {
  for (int i = 0; i < most_texts; ++i)
    free(c->in[i].bytes);
  passgenau_free(c->json);
  passgenau_error_free(c->error);
  *c = (call){0};
}

// A copy of a string; undefined and null are "not given".
static bool read_text(napi_env env, napi_value value, text* out) {
  napi_valuetype type;
  if (napi_typeof(env, value, &type) != napi_ok) return false;
  if (type == napi_undefined || type == napi_null) return true;
  if (type != napi_string) return napi_throw_type_error(env, NULL, "a string is expected"), false;
  size_t length = 0;
  if (napi_get_value_string_utf8(env, value, NULL, 0, &length) != napi_ok) return false;
  out->bytes = malloc(length + 1);
  if (out->bytes == NULL) return napi_throw_error(env, NULL, "out of memory"), false;
  return napi_get_value_string_utf8(env, value, out->bytes, length + 1, &out->length) == napi_ok;
}

// (index of the function, handle or undefined, texts…); false leaves an exception behind and nothing to free.
static bool read_call(napi_env env, const napi_value* arguments, const function** what, call* c) {
  uint32_t index = function_count;
  napi_valuetype type;
  napi_get_value_uint32(env, arguments[0], &index);
  if (index >= function_count) return napi_throw_range_error(env, NULL, "no such function"), false;
  *what = &functions[index];
  if (napi_typeof(env, arguments[1], &type) == napi_ok && type == napi_external)
    napi_get_value_external(env, arguments[1], &c->handle);
  for (int i = 0; i < most_texts; ++i)
    if (!read_text(env, arguments[2 + i], &c->in[i])) return empty(c), false;
  return true;
}

// Whoever forgets to close leaves it to the garbage collector; a second closing is an error that nobody asks for.
static void forget_catalog(napi_env env, void* handle, void* hint) {
  (void)env, (void)hint;
  passgenau_catalog_close(handle, NULL);
}

static void forget_writer(napi_env env, void* handle, void* hint) {
  (void)env, (void)hint;
  passgenau_writer_close(handle, NULL);
}

// The value of a call that went well, or the error that `make_error` of index.cjs makes of its JSON.
static napi_value outcome(napi_env env, const function* what, call* c, bool* failed) {
  napi_value value = NULL;
  if (*failed) {
    napi_value global;
    napi_value maker = NULL;
    napi_value json;
    void* reference = NULL;
    napi_get_instance_data(env, &reference);
    napi_get_global(env, &global);
    napi_get_reference_value(env, reference, &maker);
    napi_create_string_utf8(env, passgenau_error_json(c->error), NAPI_AUTO_LENGTH, &json);
    napi_call_function(env, global, maker, 1, &json, &value);
  } else if (what->value == gives_json) {
    *failed = napi_create_string_utf8(env, c->json, c->length, &value) != napi_ok;
    if (*failed) {
      napi_value message;
      napi_create_string_utf8(env, "the result is too long for a string", NAPI_AUTO_LENGTH, &message);
      napi_create_range_error(env, NULL, message, &value);
    }
  } else if (what->value == gives_flag) {
    napi_get_boolean(env, c->flag != 0, &value);
  } else if (what->value == gives_catalog) {
    if (napi_create_external(env, c->catalog, forget_catalog, NULL, &value) != napi_ok)
      forget_catalog(env, c->catalog, NULL);
  } else if (what->value == gives_writer) {
    if (napi_create_external(env, c->writer, forget_writer, NULL, &value) != napi_ok)
      forget_writer(env, c->writer, NULL);
  }
  return value;
}

// call(index, handle, text, text, text): the value, or an exception.
static napi_value call_now(napi_env env, napi_callback_info info) {
  size_t count = 2 + most_texts;
  napi_value arguments[2 + most_texts];
  const function* what = NULL;
  call c = {0};
  napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
  if (!read_call(env, arguments, &what, &c)) return NULL;
  bool failed = what->run(&c) != 0;
  napi_value value = outcome(env, what, &c, &failed);
  if (failed && value != NULL) napi_throw(env, value);
  empty(&c);
  return failed ? NULL : value;
}

// A call on its way through the pool. JavaScript holds it as an external; until it is settled, so do we.
typedef struct {
  call c;
  const function* what;
  bool failed;
  napi_async_work work;
  napi_ref self;
  napi_ref settle;
} job;

static void forget_job(napi_env env, void* data, void* hint) {
  (void)env, (void)hint;
  free(data);
}

static void run_job(napi_env env, void* data) {
  (void)env;
  job* j = data;
  j->failed = j->what->run(&j->c) != 0;
}

// On the thread of JavaScript again. A call that was aborted before it began has nobody to tell.
static void finish_job(napi_env env, napi_status status, void* data) {
  job* j = data;
  napi_value settle = NULL;
  napi_value global;
  napi_value arguments[2] = {NULL, NULL};
  napi_get_reference_value(env, j->settle, &settle);
  napi_delete_reference(env, j->settle);
  if (status == napi_ok && settle != NULL) {
    napi_get_undefined(env, &arguments[0]);
    arguments[1] = arguments[0];
    napi_value value = outcome(env, j->what, &j->c, &j->failed);
    if (value != NULL) arguments[j->failed ? 0 : 1] = value;
    napi_get_global(env, &global);
    napi_call_function(env, global, settle, 2, arguments, NULL);
  }
  empty(&j->c);
  napi_delete_async_work(env, j->work);
  j->work = NULL;
  napi_delete_reference(env, j->self);
}

// start(index, handle, text, text, text, settle): a job; `settle(error, value)` is called once, unless it is cancelled before it begins.
static napi_value start(napi_env env, napi_callback_info info) {
  size_t count = 3 + most_texts;
  napi_value arguments[3 + most_texts];
  napi_value name;
  napi_value self = NULL;
  napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
  job* j = calloc(1, sizeof *j);
  if (j == NULL) return napi_throw_error(env, NULL, "out of memory"), NULL;
  if (!read_call(env, arguments, &j->what, &j->c)) return free(j), NULL;
  if (napi_create_external(env, j, forget_job, NULL, &self) != napi_ok) return empty(&j->c), free(j), NULL;
  napi_create_string_utf8(env, "passgenau", NAPI_AUTO_LENGTH, &name);
  if (napi_create_async_work(env, NULL, name, run_job, finish_job, j, &j->work) != napi_ok ||
      napi_create_reference(env, arguments[2 + most_texts], 1, &j->settle) != napi_ok ||
      napi_create_reference(env, self, 1, &j->self) != napi_ok ||
      napi_queue_async_work(env, j->work) != napi_ok) {
    empty(&j->c);
    napi_throw_error(env, NULL, "Node takes no more work");
    return NULL;
  }
  return self;
}

// cancel(job): takes it out of the queue where it has not begun; a call that runs goes on.
static napi_value cancel(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value argument;
  void* data = NULL;
  napi_get_cb_info(env, info, &count, &argument, NULL, NULL);
  if (napi_get_value_external(env, argument, &data) != napi_ok) return NULL;
  const job* j = data;
  if (j->work != NULL) napi_cancel_async_work(env, j->work);
  return NULL;
}

// on_error(make_error): what is called with the JSON of each error; once, before anything else.
static napi_value on_error(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value maker;
  napi_ref reference;
  napi_get_cb_info(env, info, &count, &maker, NULL, NULL);
  if (napi_create_reference(env, maker, 1, &reference) == napi_ok)
    napi_set_instance_data(env, reference, NULL, NULL);
  return NULL;
}

NAPI_MODULE_INIT() {
  napi_value indices;
  napi_value index;
  napi_create_object(env, &indices);
  for (uint32_t i = 0; i < function_count; ++i) {
    napi_create_uint32(env, i, &index);
    napi_set_named_property(env, indices, functions[i].name, index);
  }
  const napi_property_descriptor properties[] = {
      {"call", NULL, call_now, NULL, NULL, NULL, napi_default, NULL},
      {"start", NULL, start, NULL, NULL, NULL, napi_default, NULL},
      {"cancel", NULL, cancel, NULL, NULL, NULL, napi_default, NULL},
      {"on_error", NULL, on_error, NULL, NULL, NULL, napi_default, NULL},
      {"functions", NULL, NULL, NULL, NULL, indices, napi_default, NULL}};
  napi_define_properties(env, exports, sizeof properties / sizeof properties[0], properties);
  return exports;
}
