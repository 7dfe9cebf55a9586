// SPDX-License-Identifier: GPL-2.0-or-later
// JNI over include/passgenau.h. Text crosses as byte[] in UTF-8, never as jstring, whose "modified UTF-8" is another encoding. What each
// Java method takes and gives is read off the type of the C function behind it; the JVM compares both when the library is loaded.
#include <jni.h>

#include <cstddef>
#include <limits>
#include <new>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "passgenau.h"

namespace {

jclass exception_class = nullptr;
jmethodID exception_constructor = nullptr;

void throw_out_of_memory(JNIEnv* env, const char* why) {
  env->ThrowNew(env->FindClass("java/lang/OutOfMemoryError"), why);
}

/// Null, with a Java exception pending, where there is no room.
jbyteArray to_java(JNIEnv* env, const char* text, std::size_t length) {
  if (length > static_cast<std::size_t>(std::numeric_limits<jsize>::max())) {
    throw_out_of_memory(env, "the result is longer than a Java array can be");
    return nullptr;
  }
  const auto size = static_cast<jsize>(length);
  jbyteArray array = env->NewByteArray(size);
  if (array != nullptr) env->SetByteArrayRegion(array, 0, size, reinterpret_cast<const jbyte*>(text));
  return array;
}

void throw_error(JNIEnv* env, int number, passgenau_error* error) {
  const std::string json = passgenau_error_json(error);
  passgenau_error_free(error);
  jbyteArray bytes = to_java(env, json.data(), json.size());
  if (bytes == nullptr) return;
  jobject exception = env->NewObject(exception_class, exception_constructor, jint{number}, bytes);
  if (exception != nullptr) env->Throw(static_cast<jthrowable>(exception));
}

/// A copy of an array for the length of one call: pinning it would hold up the garbage collector. Null is "not given".
class Text {
 public:
  Text(JNIEnv* env, jbyteArray array) : given_{array != nullptr} {
    if (!given_) return;
    const jsize size = env->GetArrayLength(array);
    bytes_.resize(static_cast<std::size_t>(size));
    env->GetByteArrayRegion(array, 0, size, reinterpret_cast<jbyte*>(bytes_.data()));
  }
  std::tuple<const char*, std::size_t> arguments() const {
    return {given_ ? bytes_.data() : nullptr, bytes_.size()};
  }

 private:
  bool given_;
  std::string bytes_ = {};
};

// What a call gives, by the last parameters before the error: where C puts it, and what Java gets.

struct Nothing {
  using Java = void;
  static constexpr const char* type = "V";
  static constexpr std::size_t parameters = 0;
  std::tuple<> arguments() { return {}; }
  void result(JNIEnv*) const {}
};

struct Json {
  using Java = jbyteArray;
  static constexpr const char* type = "[B";
  static constexpr std::size_t parameters = 2;
  char* text = nullptr;
  std::size_t length = 0;
  Json() = default;
  Json(const Json&) = delete;
  Json& operator=(const Json&) = delete;
  ~Json() { passgenau_free(text); }
  std::tuple<char**, std::size_t*> arguments() { return {&text, &length}; }
  jbyteArray result(JNIEnv* env) const { return to_java(env, text, length); }
};

struct Flag {
  using Java = jboolean;
  static constexpr const char* type = "Z";
  static constexpr std::size_t parameters = 1;
  int value = 0;
  std::tuple<int*> arguments() { return {&value}; }
  jboolean result(JNIEnv*) const { return value != 0 ? JNI_TRUE : JNI_FALSE; }
};

template <class Handle>
struct Opened {
  using Java = jlong;
  static constexpr const char* type = "J";
  static constexpr std::size_t parameters = 1;
  Handle* handle = nullptr;
  std::tuple<Handle**> arguments() { return {&handle}; }
  jlong result(JNIEnv*) const { return reinterpret_cast<jlong>(handle); }
};

template <class Parameter>
struct GivenBy {
  using Type = Nothing;
};
template <>
struct GivenBy<std::size_t*> {
  using Type = Json;
};
template <>
struct GivenBy<int*> {
  using Type = Flag;
};
template <>
struct GivenBy<passgenau_catalog**> {
  using Type = Opened<passgenau_catalog>;
};
template <>
struct GivenBy<passgenau_writer**> {
  using Type = Opened<passgenau_writer>;
};

/// `int passgenau_x(handle?, (text, length)…, given…, error)`, taken apart.
template <class Function>
struct Parts;
template <class... Parameters>
struct Parts<int (*)(Parameters...)> {
  static constexpr std::size_t count = sizeof...(Parameters);
  template <std::size_t I>
  using Parameter = std::tuple_element_t<I, std::tuple<void, Parameters...>>;
  using First = Parameter<1>;
  using Given = typename GivenBy<Parameter<count - 1>>::Type;
  static constexpr bool has_handle =
      std::is_same_v<First, passgenau_catalog*> || std::is_same_v<First, passgenau_writer*>;
  static constexpr std::size_t texts = (count - 1 - Given::parameters - (has_handle ? 1 : 0)) / 2;
};

template <class...>
struct Handles {};
template <std::size_t>
using Array = jbyteArray;

template <auto Function, class Handles, class Indexes>
struct Native;
template <auto Function, class... Handle, std::size_t... I>
struct Native<Function, Handles<Handle...>, std::index_sequence<I...>> {
  using Shape = Parts<decltype(Function)>;
  using Given = typename Shape::Given;

  static typename Given::Java JNICALL call(JNIEnv* env, jclass, Handle... handle, Array<I>... texts) {
    try {
      Given given;
      passgenau_error* error = nullptr;
      const int number =
          std::apply(Function, std::tuple_cat(std::tuple{reinterpret_cast<typename Shape::First>(handle)...},
                                              Text{env, texts}.arguments()..., given.arguments(),
                                              std::tuple<passgenau_error**>{&error}));
      if (number == passgenau_code_none) return given.result(env);
      throw_error(env, number, error);
    } catch (const std::bad_alloc&) {
      throw_out_of_memory(env, "no memory for the arguments of a call of passgenau");
    }
    return typename Given::Java();
  }

  static std::string signature() {
    std::string text = sizeof...(Handle) == 0 ? "(" : "(J";
    for (std::size_t i = 0; i < sizeof...(I); ++i)
      text += "[B";
    return text + ')' + Given::type;
  }
};

struct Method {
  const char* name;
  std::string signature;
  void* function;
};

template <auto Function>
Method method(const char* name) {
  using Shape = Parts<decltype(Function)>;
  using Here = Native<Function, std::conditional_t<Shape::has_handle, Handles<jlong>, Handles<>>,
                      std::make_index_sequence<Shape::texts>>;
  return {name, Here::signature(), reinterpret_cast<void*>(Here::call)};
}

jbyteArray JNICALL version(JNIEnv* env, jclass) {
  const std::string text = passgenau_version();
  return to_java(env, text.data(), text.size());
}

/// The native methods of passgenau.Library.
std::vector<Method> methods() {
  return {{"version", "()[B", reinterpret_cast<void*>(version)},
          method<passgenau_components>("components"),
          method<passgenau_codes>("codes"),
          method<passgenau_languages>("languages"),
          method<passgenau_catalog_open>("catalogOpen"),
          method<passgenau_catalog_close>("catalogClose"),
          method<passgenau_catalog_refresh>("catalogRefresh"),
          method<passgenau_catalog_info>("catalogInfo"),
          method<passgenau_catalog_ids>("catalogIds"),
          method<passgenau_catalog_check>("catalogCheck"),
          method<passgenau_offer>("offer"),
          method<passgenau_match>("match"),
          method<passgenau_match_all>("matchAll"),
          method<passgenau_near_misses>("nearMisses"),
          method<passgenau_near_miss>("nearMiss"),
          method<passgenau_why>("why"),
          method<passgenau_ask>("ask"),
          method<passgenau_check_offer>("checkOffer"),
          method<passgenau_check_profile>("checkProfile"),
          method<passgenau_vocabulary>("vocabulary"),
          method<passgenau_places>("places"),
          method<passgenau_duplicates>("duplicates"),
          method<passgenau_export>("export"),
          method<passgenau_evaluate>("evaluate"),
          method<passgenau_writer_open>("writerOpen"),
          method<passgenau_writer_close>("writerClose"),
          method<passgenau_writer_put>("writerPut"),
          method<passgenau_writer_remove>("writerRemove"),
          method<passgenau_writer_set_vocabulary>("writerSetVocabulary"),
          method<passgenau_writer_set_gazetteer>("writerSetGazetteer"),
          method<passgenau_writer_import>("writerImport"),
          method<passgenau_writer_import_text>("writerImportText"),
          method<passgenau_writer_commit>("writerCommit")};
}

}  // namespace

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM* machine, void*) {
  void* place = nullptr;
  if (machine->GetEnv(&place, JNI_VERSION_10) != JNI_OK) return JNI_ERR;
  auto* env = static_cast<JNIEnv*>(place);
  jclass found = env->FindClass("passgenau/PassgenauException");
  if (found == nullptr) return JNI_ERR;
  exception_class = static_cast<jclass>(env->NewGlobalRef(found));
  exception_constructor = env->GetMethodID(found, "<init>", "(I[B)V");
  jclass library = env->FindClass("passgenau/Library");
  if (exception_class == nullptr || exception_constructor == nullptr || library == nullptr) return JNI_ERR;

  std::vector<Method> list = methods();
  std::vector<JNINativeMethod> natives;
  for (Method& each : list)
    natives.push_back({const_cast<char*>(each.name), each.signature.data(), each.function});
  const bool known = env->RegisterNatives(library, natives.data(), static_cast<jint>(natives.size())) == JNI_OK;
  return known ? JNI_VERSION_10 : JNI_ERR;
}
