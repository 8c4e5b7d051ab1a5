#include <curl/curl.h>

// curl_easy_setopt is variadic, which Swift does not import; one twin for each kind of value.
static inline CURLcode engawa_curl_set_long(CURL *handle, CURLoption option, long value)
{
    return curl_easy_setopt(handle, option, value);
}

// As above, for 64-bit sizes.
static inline CURLcode engawa_curl_set_size(CURL *handle, CURLoption option, curl_off_t value)
{
    return curl_easy_setopt(handle, option, value);
}

// As above, for strings, which the library copies (except with CURLOPT_POSTFIELDS).
static inline CURLcode engawa_curl_set_text(CURL *handle, CURLoption option, const char *value)
{
    return curl_easy_setopt(handle, option, value);
}

// As above, for pointers the library keeps: header lists, bodies, callback contexts.
static inline CURLcode engawa_curl_set_pointer(CURL *handle, CURLoption option, void *value)
{
    return curl_easy_setopt(handle, option, value);
}

// As above, for the two callbacks that take what arrives.
static inline CURLcode engawa_curl_set_sink(CURL *handle, CURLoption option,
    size_t (*value)(char *, size_t, size_t, void *))
{
    return curl_easy_setopt(handle, option, value);
}

// curl_easy_getinfo is variadic.
static inline long engawa_curl_get_long(CURL *handle, CURLINFO info)
{
    long value = 0;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

// As above; the text belongs to the handle.
static inline const char *engawa_curl_get_text(CURL *handle, CURLINFO info)
{
    const char *value = NULL;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : NULL;
}
