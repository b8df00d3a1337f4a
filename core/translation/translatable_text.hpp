#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/json.hpp"

namespace twotrack {

/// What a string under this key is, for a translator: "title", "answer to choose". Empty where no person reads it. A
/// list's strings count as their key's.
[[nodiscard]] std::string_view kind_of_text(std::string_view key);

/// Whether a translation with several words reads as its original does.
[[nodiscard]] bool reads_untranslated(std::string_view original, std::string_view translation);

/// A text of an assessment that a person reads.
struct TranslatableText {
    static constexpr std::size_t built_in = static_cast<std::size_t>(-1);

    /// Its JSON pointer, with an element's id in place of its index where all elements of the array have one: it stays
    /// the same when others are added or moved. "/items/t1/text", "/interface/start". Distinct within an assessment.
    std::string context;
    std::string_view kind;  ///< see kind_of_text
    std::string text;
    std::size_t offset = built_in;  ///< of its opening quote; built_in: an English word of the interface that the
                                    ///< assessment leaves as it is
    int line = 0;                   ///< from 1; 0 of a built-in word
};

/// All texts, in the order of the file, and the built-in words after them.
///
/// @param text  a valid assessment as JSON, and
/// @param root  what json::parse made of it.
/// Cost: O(bytes).
[[nodiscard]] std::vector<TranslatableText> translatable_texts(std::string_view text, const json::Value& root);

}  // namespace twotrack
