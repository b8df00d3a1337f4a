#include "core/translation/text_replacement.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <vector>

#include "core/base/stable_sort.hpp"
#include "core/json/json.hpp"
#include "core/json/json_writer.hpp"
#include "core/translation/translatable_text.hpp"

namespace twotrack {
namespace {

using json::Kind;
using json::Value;

/// Replaces the bytes from `begin` to `end` with `bytes`.
struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string bytes;
};

/// The offset after the closing quote of the string whose opening quote is at `offset`.
std::size_t end_of_string(std::string_view json, std::size_t offset) {
    std::size_t at = offset + 1;
    while (json[at] != '"') at += json[at] == '\\' ? std::size_t{2} : std::size_t{1};
    return at + 1;
}

std::string json_string(std::string_view text) {
    JsonWriter writer;
    writer.value(text);
    return writer.take();
}

Edit replacement(std::string_view json, std::size_t offset, std::string_view text) {
    return {offset, end_of_string(json, offset), json_string(text)};
}

/// The members of an `interface`, one per line, separated by commas.
std::string lines_of_words(const std::vector<const TranslatableText*>& words, const Translations& translations) {
    std::string lines;
    for (const TranslatableText* word : words) {
        const std::string_view key = std::string_view(word->context).substr(word->context.rfind('/') + 1);
        lines += (lines.empty() ? "\n    " : ",\n    ") + json_string(key) + ": " +
                 json_string(translations.find(word->context)->second);
    }
    return lines;
}

/// Adds built-in words.
/// @pre `words` is not empty.
Edit addition(std::string_view json, const Value& root, const std::vector<const TranslatableText*>& words,
              const Translations& translations) {
    const std::string lines = lines_of_words(words, translations);
    const Value* interface = root.find("interface");
    if (!interface) {
        const std::size_t last_member_end = json.find_last_not_of(" \t\r\n", json.rfind('}') - 1) + 1;
        return {last_member_end, last_member_end, ",\n  \"interface\": {" + lines + "\n  }"};
    }
    const auto& members = interface->members;
    const auto last_word = std::find_if(members.rbegin(), members.rend(),
                                        [](const auto& each) { return each.value.kind == Kind::String; });
    if (last_word != members.rend()) {
        const std::size_t end = end_of_string(json, last_word->value.offset);
        return {end, end, "," + lines};
    }
    const std::size_t behind_brace = interface->offset + 1;
    return {behind_brace, behind_brace, lines + (members.empty() ? "\n  " : ",")};
}

}  // namespace

std::string with_texts(std::string_view original, std::string_view language, const Translations& translations) {
    original = json::without_byte_order_mark(original);
    const auto root = json::parse(original);
    assert(root);
    std::vector<Edit> edits;
    edits.push_back(replacement(original, root->find("language")->offset, language));
    std::vector<const TranslatableText*> added;
    const std::vector<TranslatableText> texts = translatable_texts(original, *root);
    for (const TranslatableText& text : texts) {
        const auto translation = translations.find(text.context);
        if (translation == translations.end()) continue;
        if (text.offset == TranslatableText::built_in) added.push_back(&text);
        else if (translation->second != text.text)
            edits.push_back(replacement(original, text.offset, translation->second));
    }
    if (!added.empty()) edits.push_back(addition(original, *root, added, translations));

    std::string result;
    std::size_t written = 0;
    for (const std::size_t i :
         sorted_indices(edits.size(), [&](std::size_t a, std::size_t b) { return edits[a].begin < edits[b].begin; })) {
        result += original.substr(written, edits[i].begin - written);
        result += edits[i].bytes;
        written = edits[i].end;
    }
    result += original.substr(written);
    return result;
}

}  // namespace twotrack
