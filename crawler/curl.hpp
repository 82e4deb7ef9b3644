/// libcurl with types: owners for its handles, and options that cannot be given a wrong type.
#pragma once

#include "crawler/handles.hpp"

#include <concepts>
#include <type_traits>

#include <curl/curl.h>

namespace vigie {

using CurlEasy = Owned<CURL, curl_easy_cleanup>;
using CurlMulti = Owned<CURLM, curl_multi_cleanup>;
using CurlList = Owned<curl_slist, curl_slist_free_all>;

/// What `curl_easy_setopt` may be given through its `...`: a `long`, never an `int`.
template <class T>
concept CurlArgument = std::same_as<T, long> || std::is_pointer_v<T>;

/// An option that this libcurl does not know is left alone: every use here asks for less than
/// the default or for comfort, and what safety rests on is counted by our own callbacks.
template <CurlArgument T>
void set(CURL* easy, CURLoption option, T value) {
  curl_easy_setopt(easy, option, value);
}

template <CurlArgument T>
void set(CURLM* multi, CURLMoption option, T value) {
  curl_multi_setopt(multi, option, value);
}

/// What libcurl measured: `info<long>(easy, CURLINFO_RESPONSE_CODE)`.
template <CurlArgument T>
T info(CURL* easy, CURLINFO what) {
  T value{};
  curl_easy_getinfo(easy, what, &value);
  return value;
}

}  // namespace vigie
