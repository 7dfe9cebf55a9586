// SPDX-License-Identifier: GPL-2.0-or-later
// JNI over include/passgenau.h: two native methods for all of its functions. What a function takes and gives is read off its type. Text
// crosses as byte[] in UTF-8, never as jstring, whose "modified UTF-8" is another encoding.
#include <jni.h>

#include <cstddef>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "passgenau.h"

namespace {

void throw_java(JNIEnv* env, const char* type, const char* message) {
  env->ThrowNew(env->FindClass(type), message);
}

/// Null, with a Java exception pending, where there is no room.
jbyteArray to_java(JNIEnv* env, std::string_view text) {
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<jsize>::max())) {
    throw_java(env, "java/lang/OutOfMemoryError", "the result is longer than a Java array can be");
    return nullptr;
  }
  const auto size = static_cast<jsize>(text.size());
  jbyteArray array = env->NewByteArray(size);
  if (array != nullptr) env->SetByteArrayRegion(array, 0, size, reinterpret_cast<const jbyte*>(text.data()));
  return array;
}

/// A copy: an array that is pinned for as long as a call runs would hold up the garbage collector.
std::string to_text(JNIEnv* env, jbyteArray array) {
  std::string text(static_cast<std::size_t>(env->GetArrayLength(array)), '\0');
  env->GetByteArrayRegion(array, 0, static_cast<jsize>(text.size()), reinterpret_cast<jbyte*>(text.data()));
  return text;
}

/// What may be a profile is overwritten before its memory is given back, also where nobody reads it again.
struct Texts : std::vector<std::string> {
  using std::vector<std::string>::vector;
  Texts(const Texts&) = delete;
  Texts& operator=(const Texts&) = delete;
  ~Texts() {
    for (std::string& text : *this)
      for (volatile char& byte : text)
        byte = 0;
  }
};

/// Steps that fail leave a Java exception of their own.
void throw_error(JNIEnv* env, int number, passgenau_error* error) {
  jvalue arguments[7] = {{.i = number}, {.j = static_cast<jlong>(passgenau_error_line(error))}};
  auto* argument = arguments + 2;
  for (const auto part : {passgenau_error_name, passgenau_error_message, passgenau_error_pointer,
                          passgenau_error_file, passgenau_error_json})
    (argument++)->l = env->ExceptionCheck() ? nullptr : to_java(env, part(error));
  passgenau_error_free(error);
  if (env->ExceptionCheck()) return;
  jclass type = env->FindClass("passgenau/PassgenauException");
  jmethodID made = type == nullptr ? nullptr : env->GetMethodID(type, "<init>", "(IJ[B[B[B[B[B)V");
  jobject exception = made == nullptr ? nullptr : env->NewObjectA(type, made, arguments);
  if (exception != nullptr) env->Throw(static_cast<jthrowable>(exception));
}

// What a function gives besides its number, told by its parameter before the error: a text, one value, or nothing.
struct Text {
  char* text = nullptr;
  std::size_t length = 0;
  Text() = default;
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;
  ~Text() { passgenau_free(text); }
  auto places() { return std::tuple{&text, &length}; }
  jvalue result(JNIEnv* env) const { return {.l = to_java(env, {text, length})}; }
};
template <class Value>
struct One {
  Value value = {};
  auto places() { return std::tuple{&value}; }
  jvalue result(JNIEnv*) const { return {.j = (jlong)value}; }
};
struct Nothing {
  auto places() { return std::tuple{}; }
  jvalue result(JNIEnv*) const { return {.j = 0}; }
};
template <class Place>
using GivenAt = std::conditional_t<
    std::is_same_v<Place, std::size_t*>, Text,
    std::conditional_t<std::is_same_v<Place, int*> || std::is_same_v<Place, passgenau_catalog**> ||
                           std::is_same_v<Place, passgenau_writer**>,
                       One<std::remove_pointer_t<Place>>, Nothing>>;

/// int passgenau_x(handle?, (text, length)…, given…, error).
template <class... Parameters>
struct Shape {
  template <std::size_t I>
  using Parameter = std::tuple_element_t<I, std::tuple<Parameters...>>;
  using First = Parameter<0>;
  using Given = GivenAt<Parameter<sizeof...(Parameters) - 2>>;
  using Places = decltype(std::declval<Given>().places());
  static constexpr std::size_t handles =
      std::is_same_v<First, passgenau_catalog*> || std::is_same_v<First, passgenau_writer*> ? 1 : 0;
  static constexpr std::size_t texts = (sizeof...(Parameters) - 1 - std::tuple_size_v<Places> - handles) / 2;
};

template <auto function, class... Parameters, std::size_t... I>
jvalue call(JNIEnv* env, jlong handle, const std::vector<std::string>& texts, Shape<Parameters...>,
            std::index_sequence<I...>) {
  using This = Shape<Parameters...>;
  typename This::Given given;
  passgenau_error* error = nullptr;
  const auto own = [&] {
    if constexpr (This::handles == 1) return std::tuple{reinterpret_cast<typename This::First>(handle)};
    if constexpr (This::handles == 0) return std::tuple{};
  };
  const int number =
      std::apply(function, std::tuple_cat(own(), std::tuple{texts[I].data(), texts[I].size()}...,
                                          given.places(), std::tuple{&error}));
  if (number == passgenau_code_none) return given.result(env);
  throw_error(env, number, error);
  return {};
}

struct Function {
  std::string_view name;
  std::size_t texts;
  jvalue (*call)(JNIEnv*, jlong, const std::vector<std::string>&);
};
template <auto function, class... Parameters>
Function described(std::string_view name, int (*)(Parameters...)) {
  using This = Shape<Parameters...>;
  return {name, This::texts, [](JNIEnv* env, jlong handle, const std::vector<std::string>& texts) {
            return call<function>(env, handle, texts, This{}, std::make_index_sequence<This::texts>{});
          }};
}

#define FUNCTIONS(F)                                                                                        \
  F(components), F(codes), F(languages), F(catalog_open), F(catalog_open_networks), F(catalog_close),       \
      F(catalog_refresh), F(catalog_info), F(catalog_ids), F(catalog_check), F(offer), F(match),            \
      F(match_all), F(near_misses), F(near_miss), F(why), F(ask), F(plan), F(pathway), F(search),           \
      F(complete), F(read), F(check_offer), F(check_profile), F(vocabulary), F(places), F(duplicates),      \
      F(export), F(evaluate), F(who), F(gaps), F(difference), F(seal), F(writer_open), F(writer_close),     \
      F(writer_put), F(writer_remove), F(writer_set_vocabulary), F(writer_set_gazetteer), F(writer_import), \
      F(writer_import_text), F(writer_commit)
#define DESCRIBED(name) described<passgenau_##name>(#name, passgenau_##name)
const Function functions[] = {FUNCTIONS(DESCRIBED)};

jvalue called(JNIEnv* env, jbyteArray name, jlong handle, jobjectArray given) {
  try {
    const std::string wanted = to_text(env, name);
    Texts texts(static_cast<std::size_t>(env->GetArrayLength(given)));
    for (std::size_t i = 0; i < texts.size(); ++i)
      texts[i] =
          to_text(env, static_cast<jbyteArray>(env->GetObjectArrayElement(given, static_cast<jsize>(i))));
    for (const Function& function : functions)
      if (function.name == wanted && function.texts == texts.size()) return function.call(env, handle, texts);
    throw_java(env, "java/lang/IllegalArgumentException", ("no such function: " + wanted).c_str());
  } catch (const std::bad_alloc&) {
    throw_java(env, "java/lang/OutOfMemoryError", "for the arguments of a call of passgenau");
  }
  return {};
}

}  // namespace

extern "C" {
JNIEXPORT jbyteArray JNICALL Java_passgenau_Library_version(JNIEnv* env, jclass) {
  return to_java(env, passgenau_version());
}
JNIEXPORT jbyteArray JNICALL Java_passgenau_Library_text(JNIEnv* env, jclass, jbyteArray name, jlong handle,
                                                         jobjectArray given) {
  return static_cast<jbyteArray>(called(env, name, handle, given).l);
}
JNIEXPORT jlong JNICALL Java_passgenau_Library_number(JNIEnv* env, jclass, jbyteArray name, jlong handle,
                                                      jobjectArray given) {
  return called(env, name, handle, given).j;
}
}
