#pragma once

#include <string>

#include "core/json/json.hpp"
#include "core/translation/pseudo_text.hpp"
#include "core/translation/text_replacement.hpp"
#include "core/translation/translatable_text.hpp"

namespace twotrack::test {

/// An assessment translated as by `twotrack translate pseudo`.
inline std::string pseudo_locale(const std::string& text, const std::string& language) {
    Translations translations;
    for (const TranslatableText& each : translatable_texts(text, *json::parse(text)))
        translations.emplace(each.context, pseudo_text(each.text));
    return with_texts(text, pseudo_language(language), translations);
}

}  // namespace twotrack::test
