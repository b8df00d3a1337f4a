#include "core/translation/translation_merge.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

#include "core/base/blank.hpp"
#include "core/json/json.hpp"
#include "core/translation/placeholder.hpp"
#include "core/translation/text_replacement.hpp"
#include "core/translation/translatable_text.hpp"

namespace twotrack {
namespace {

class Merge {
public:
    Merge(std::vector<TranslatableText> texts, Stale stale) : texts_(std::move(texts)), stale_(stale) {
        for (const TranslatableText& text : texts_) text_of_.emplace(text.context, &text);
    }

    void read(std::span<const CatalogueEntry> entries) {
        std::map<std::string_view, const CatalogueEntry*> entry_of;
        for (const CatalogueEntry& entry : entries) {
            const TranslatableText* text = text_with(entry.context);
            if (!text) continue;
            const CatalogueEntry*& chosen = entry_of[entry.context];
            if (!chosen || (chosen->original != text->text && entry.original == text->text)) chosen = &entry;
        }
        for (const CatalogueEntry& entry : entries) {
            const auto chosen = entry_of.find(entry.context);
            if (chosen == entry_of.end()) report_unknown(entry);
            else if (chosen->second != &entry) report_stale(entry, *text_with(entry.context), "is not used");
            else take(entry, *text_with(entry.context));
        }
        for (const TranslatableText& text : texts_) {
            if (entry_of.contains(text.context)) continue;
            in_original.push_back(
                {"missing-translation", {std::max(text.line, 1), 1, text.context}, missing_sentence(text)});
        }
    }

    Translations translations;
    std::vector<Diagnostic> in_original, in_catalogue;

private:
    const TranslatableText* text_with(std::string_view context) const {
        const auto text = text_of_.find(context);
        return text == text_of_.end() ? nullptr : text->second;
    }

    void report(const CatalogueEntry& entry, std::string rule, std::string sentence) {
        in_catalogue.push_back({std::move(rule), {entry.line, 1, entry.context}, std::move(sentence)});
    }

    static std::string missing_sentence(const TranslatableText& text) {
        return json::quoted(text.text) + " (" + text.context + ") has no translation; the original's text stands.";
    }

    void report_unknown(const CatalogueEntry& entry) {
        report(entry, "unknown-entry",
               entry.context.empty() ? "This entry has no msgctxt, which says where its text belongs; remove it."
                                     : "The original has no text " + json::quoted(entry.context) +
                                           "; bring the catalogue up to date, or remove the entry.");
    }

    void report_fuzzy(const CatalogueEntry& entry, const TranslatableText& text) {
        report(entry, "fuzzy-translation",
               "The translation of " + json::quoted(text.text) +
                   " is marked fuzzy and not used; look it over, and take the mark off.");
    }

    void report_stale(const CatalogueEntry& entry, const TranslatableText& text, std::string_view what_becomes) {
        report(entry, "stale-translation",
               "The original reads " + json::quoted(text.text) + " now; the translation of the earlier text " +
                   std::string(what_becomes) + ".");
    }

    void take(const CatalogueEntry& entry, const TranslatableText& text) {
        if (is_blank(entry.translation)) return report(entry, "missing-translation", missing_sentence(text));
        if (entry.fuzzy) return report_fuzzy(entry, text);
        if (entry.original != text.text) {
            const bool is_used = stale_ == Stale::Use;
            report_stale(entry, text, is_used ? "is used all the same" : "is not used");
            if (!is_used) return;
        }
        compare_placeholders(entry, text);
        translations.emplace(entry.context, entry.translation);
    }

    void compare_placeholders(const CatalogueEntry& entry, const TranslatableText& text) {
        for (PlaceholderFault& fault : placeholder_faults(text.text, entry.translation))
            report(entry, std::string(fault.rule), std::move(fault.sentence));
    }

    std::vector<TranslatableText> texts_;
    std::map<std::string_view, const TranslatableText*> text_of_;
    Stale stale_;
};

}  // namespace

MergedTranslation merge_translation(std::string_view original, std::string_view language,
                                    std::span<const CatalogueEntry> entries, Stale stale) {
    const auto root = json::parse(original);
    assert(root);
    Merge merge(translatable_texts(original, *root), stale);
    merge.read(entries);
    return {with_texts(original, language, merge.translations), std::move(merge.in_original),
            std::move(merge.in_catalogue)};
}

}  // namespace twotrack
