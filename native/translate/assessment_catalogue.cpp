#include "native/translate/assessment_catalogue.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/json/json.hpp"
#include "core/translation/placeholder.hpp"
#include "core/translation/text_replacement.hpp"
#include "core/translation/translatable_text.hpp"
#include "native/translate/po_write.hpp"

namespace twotrack::native {
namespace {

std::vector<TranslatableText> texts_of(std::string_view assessment) {
    return translatable_texts(assessment, *json::parse(assessment));
}

/// The translation of each text. A text equal to its original counts as translated only in the interface's words: a
/// translator who starts from a copy of the original has not translated anything yet.
Translations translations_of(const std::vector<TranslatableText>& texts, std::string_view translation) {
    Translations translations;
    if (translation.empty()) return translations;
    for (TranslatableText& each : texts_of(translation))
        if (each.offset != TranslatableText::built_in)
            translations.emplace(std::move(each.context), std::move(each.text));
    for (const TranslatableText& text : texts) {
        if (text.context.starts_with("/interface/")) continue;
        const auto found = translations.find(text.context);
        if (found != translations.end() && reads_untranslated(text.text, found->second)) translations.erase(found);
    }
    return translations;
}

std::string comment_on(const TranslatableText& text) {
    std::string comment(text.kind);
    std::string kept;
    for (const std::string_view placeholder : placeholders(text.text))
        if (!kept.contains(placeholder)) kept += (kept.empty() ? "" : ", ") + std::string(placeholder);
    if (!kept.empty()) comment += "; keep " + kept;
    return comment;
}

}  // namespace

std::string assessment_catalogue(const Assessment& assessment, std::string_view text, const std::string& path,
                                 std::string_view translation, std::string_view language) {
    const std::vector<TranslatableText> texts = texts_of(text);
    const Translations translations = translations_of(texts, translation);
    std::vector<PoMessage> messages;
    for (const TranslatableText& each : texts) {
        PoMessage message;
        message.context = each.context;
        message.original = each.text;
        if (const auto found = translations.find(each.context); found != translations.end())
            message.translation = found->second;
        message.comment = comment_on(each);
        if (each.offset != TranslatableText::built_in) {
            message.file = path;
            message.line = static_cast<std::size_t>(each.line);
        }
        messages.push_back(std::move(message));
    }
    return write_po({assessment.id + " " + assessment.version, std::string(language)}, messages);
}

}  // namespace twotrack::native
