#include "core/translation/translatable_text.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/assessment/interface_text.hpp"
#include "core/json/json_reader.hpp"

namespace twotrack {
namespace {

using json::Kind;
using json::Value;

constexpr std::string_view interface_key = "interface";
constexpr std::string_view kind_of_word = "word of the interface";

struct KeyOfText {
    std::string_view key;
    std::string_view kind;
};

constexpr KeyOfText keys_of_texts[] = {{"title", "title"},
                                       {"heading", "heading"},
                                       {"lead", "lead below a heading"},
                                       {"text", "text"},
                                       {"body", "paragraph below a heading"},
                                       {"small_print", "small print"},
                                       {"name", "name"},
                                       {"short_name", "short name, for the end of an axis"},
                                       {"prompt", "prompt above the answers"},
                                       {"label", "answer to choose"},
                                       {"headline", "headline of the report"},
                                       {"summary", "summary below the headline"},
                                       {"limits", "what the report cannot say"},
                                       {"why", "why to ask this question"},
                                       {"experiment", "experiment to try"},
                                       {"categories", "answer to choose"}};

/// Objects below these keys have ids as keys, and an item may have the id "text".
bool is_about_ids(std::string_view key) { return key == "when" || key == "standings" || key == "weights"; }

/// The elements' ids; empty unless each element has a distinct id.
std::vector<std::string_view> ids_of(const Value& array) {
    std::vector<std::string_view> ids;
    std::set<std::string_view> distinct;
    for (const Value& element : array.elements) {
        const Value* id = element.find("id");
        if (!id || id->kind != Kind::String || !distinct.insert(id->string).second) return {};
        ids.push_back(id->string);
    }
    return ids;
}

class Walk {
public:
    explicit Walk(std::string_view text) : text_(json::without_byte_order_mark(text)) {}

    void object(const Value& object, const std::string& context) {
        for (const auto& [key, offset, member] : object.members)
            if (!json::is_annotation(key) && !is_about_ids(key))
                value(member, context + json::pointer_part(key), kind_of_text(key));
    }

    /// Adds the interface's words that the assessment lacks.
    void built_in_words(const Value& root) {
        const Value* own = root.find(interface_key);
        const InterfaceText english;
        for (int i = 0; i < static_cast<int>(InterfaceKey::Count); ++i) {
            const auto key = static_cast<InterfaceKey>(i);
            if (own && own->find(interface_key_id(key))) continue;
            TranslatableText text;
            text.context = json::pointer_part(interface_key) + json::pointer_part(interface_key_id(key));
            text.kind = kind_of_word;
            text.text = english[key];
            texts.push_back(std::move(text));
        }
    }

    std::vector<TranslatableText> texts;

private:
    void value(const Value& value, const std::string& context, std::string_view kind) {
        if (value.kind == Kind::Object) return context == "/interface" ? words(value) : object(value, context);
        if (value.kind == Kind::Array) return array(value, context, kind);
        if (value.kind == Kind::String && !kind.empty()) add(value, context, kind);
    }

    void array(const Value& array, const std::string& context, std::string_view kind) {
        const std::vector<std::string_view> ids = ids_of(array);
        for (std::size_t i = 0; i < array.elements.size(); ++i)
            value(array.elements[i], context + (ids.empty() ? "/" + std::to_string(i) : json::pointer_part(ids[i])),
                  kind);
    }

    void words(const Value& interface_object) {
        for (const auto& [key, offset, word] : interface_object.members)
            if (!json::is_annotation(key))
                add(word, json::pointer_part(interface_key) + json::pointer_part(key), kind_of_word);
    }

    void add(const Value& value, const std::string& context, std::string_view kind) {
        line_ += static_cast<int>(std::ranges::count(text_.substr(counted_, value.offset - counted_), '\n'));
        counted_ = value.offset;
        texts.push_back({context, kind, value.string, value.offset, line_});
    }

    std::string_view text_;
    std::size_t counted_ = 0;  // lines are counted up to this offset
    int line_ = 1;
};

}  // namespace

std::string_view kind_of_text(std::string_view key) {
    const auto entry = std::ranges::find(keys_of_texts, key, &KeyOfText::key);
    return entry == std::end(keys_of_texts) ? std::string_view() : entry->kind;
}

bool reads_untranslated(std::string_view original, std::string_view translation) {
    return translation == original && translation.contains(' ');
}

std::vector<TranslatableText> translatable_texts(std::string_view text, const json::Value& root) {
    Walk walk(text);
    walk.object(root, "");
    walk.built_in_words(root);
    return std::move(walk.texts);
}

}  // namespace twotrack
