#include "core/translation/translation_check.hpp"

#include <algorithm>
#include <string>

#include "core/assessment/interface_text.hpp"
#include "core/json/json_reader.hpp"
#include "core/translation/placeholder.hpp"
#include "core/translation/translatable_text.hpp"

namespace twotrack {
namespace {

using json::Kind;
using json::Reader;
using json::Value;

constexpr std::string_view differs = "translation-differs";

/// Whether a member of the document may differ in a translation.
bool is_the_translations_own(std::string_view key) { return key == "language" || key == "interface"; }

void compare(const Value& original, const Reader& translation, std::string_view key);

void compare_placeholders(std::string_view original, const Reader& translation) {
    for (const PlaceholderFault& fault : placeholder_faults(original, translation.value().string))
        translation.report(fault.rule, fault.sentence);
}

void compare_texts(std::string_view original, const Reader& translation) {
    if (reads_untranslated(original, translation.value().string))
        translation.report("untranslated", "This text reads as in the original.");
    compare_placeholders(original, translation);
}

void compare_objects(const Value& original, const Reader& translation, bool is_document = false) {
    for (const auto& [key, member] : translation.members()) {
        if (is_document && is_the_translations_own(key)) continue;
        if (const Value* known = original.find(key)) compare(*known, member, key);
        else member.report_key(differs, "The original has no {} here.", key);
    }
    for (const json::Member& member : original.members) {
        if (json::is_annotation(member.key) || (is_document && is_the_translations_own(member.key))) continue;
        if (!translation.has(member.key)) translation.report(differs, "The original has {} here as well.", member.key);
    }
}

void compare_arrays(const Value& original, const Reader& translation, std::string_view key) {
    const json::Elements elements = translation.elements();
    if (elements.size() != original.elements.size())
        translation.report(differs, "The original has " + std::to_string(original.elements.size()) +
                                        " here, the translation " + std::to_string(elements.size()) + ".");
    for (std::size_t i = 0; i < std::min(elements.size(), original.elements.size()); ++i)
        compare(original.elements[i], elements[i], key);
}

void compare(const Value& original, const Reader& translation, std::string_view key) {
    const Value& value = translation.value();
    if (value.kind != original.kind) return translation.report(differs, "The original has something else here.");
    switch (value.kind) {
        case Kind::Object: return compare_objects(original, translation);
        case Kind::Array: return compare_arrays(original, translation, key);
        case Kind::String:
            if (!kind_of_text(key).empty()) return compare_texts(original.string, translation);
            if (value.string != original.string)
                translation.report(differs, "The original has {} here.", original.string);
            return;
        case Kind::Number:
            if (value.number != original.number) translation.report(differs, "The original has another number here.");
            return;
        case Kind::Boolean:
            if (value.boolean != original.boolean) translation.report(differs, "The original says the opposite here.");
            return;
        case Kind::Null: return;
    }
}

/// Compares the interface's words. A word that the original lacks is English.
void compare_words(const Value& original, const Reader& translation) {
    const InterfaceText english;
    const Value* own = original.find("interface");
    const Reader interface = translation.member("interface");
    for (int i = 0; i < static_cast<int>(InterfaceKey::Count); ++i) {
        const auto key = static_cast<InterfaceKey>(i);
        const std::string_view id = interface_key_id(key);
        if (!interface.has(id)) {
            translation.report("missing-word", "The interface's word {} has no translation.", std::string(id));
            continue;
        }
        const Value* said = own ? own->find(id) : nullptr;
        compare_placeholders(said ? said->string : english[key], interface.member(id));
    }
}

}  // namespace

std::vector<Diagnostic> translation_findings(std::string_view original, std::string_view translation) {
    const auto first = json::parse(original), second = json::parse(translation);
    if (!first) return {first.error()};
    if (!second) return {second.error()};
    json::DiagnosticSink sink(translation, *second);
    const Reader root(*second, sink);
    if (first->kind == Kind::Object && second->kind == Kind::Object) compare_objects(*first, root, true);
    else compare(*first, root, "");
    compare_words(*first, root);
    return sink.take();
}

}  // namespace twotrack
