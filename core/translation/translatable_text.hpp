#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/json.hpp"

namespace twotrack {

/// Describes a string under this key for a translator: "title", "answer to choose". Empty for a string that no person
/// reads. The strings of a list take the description of the list's key.
[[nodiscard]] std::string_view kind_of_text(std::string_view key);

/// Whether a translation of several words equals its original.
[[nodiscard]] bool reads_untranslated(std::string_view original, std::string_view translation);

/// A text of an assessment that a person reads.
struct TranslatableText {
    static constexpr std::size_t built_in = static_cast<std::size_t>(-1);

    /// The JSON pointer of the text: "/items/t1/text", "/interface/start". When all elements of an array have ids, the
    /// id replaces the index, and the context survives adding or moving elements. Distinct within an assessment.
    std::string context;
    std::string_view kind;  ///< see kind_of_text
    std::string text;
    std::size_t offset = built_in;  ///< of the opening quote; built_in: an English word of the interface that the
                                    ///< assessment does not replace
    int line = 0;                   ///< from 1; 0 for a built-in word
};

/// All texts in the order of the file, followed by the built-in words.
///
/// @param text  a valid assessment as JSON.
/// @param root  json::parse's result for `text`.
/// Cost: O(bytes).
[[nodiscard]] std::vector<TranslatableText> translatable_texts(std::string_view text, const json::Value& root);

}  // namespace twotrack
