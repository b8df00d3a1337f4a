#include "native/desktop/authoring/file_findings.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include "core/assessment/assessment.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/authoring/lint.hpp"
#include "core/base/diagnostic.hpp"
#include "core/json/json.hpp"
#include "core/translation/translation_check.hpp"

namespace twotrack::native {
namespace {

/// The parts of a JSON pointer. Pointers that lead to a page contain no escaped characters.
std::vector<std::string_view> parts_of(std::string_view pointer) {
    std::vector<std::string_view> parts;
    while (pointer.starts_with('/')) {
        pointer.remove_prefix(1);
        parts.push_back(pointer.substr(0, pointer.find('/')));
        pointer.remove_prefix(parts.back().size());
    }
    return parts;
}

/// The id of an element in one of the document's lists. A list of items may have fewer elements than there are items.
std::string id_in_list(const json::Value& document, std::string_view list, std::string_view index_text) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(index_text.data(), index_text.data() + index_text.size(), index);
    const json::Value* elements = document.find(list);
    if (error != std::errc() || !elements || index >= elements->elements.size()) return {};
    const json::Value* id = elements->elements[index].find("id");
    return id ? id->string : std::string();
}

std::string page_of(const Assessment& assessment, const json::Value& document, std::string_view pointer) {
    const auto parts = parts_of(pointer);
    if (parts.empty()) return {};
    if (parts[0] == "intro") return "intro";
    if (parts[0] == "outcomes" || parts[0] == "report") return "report";
    if (parts.size() < 2 || parts[0] != "items") return {};
    const auto item = assessment.find_item(id_in_list(document, parts[0], parts[1]));
    if (!item) return {};
    return assessment.items[assessment.cards[assessment.items[*item].card].first_item].id;
}

/// The text and the id of a valid assessment.
struct Read {
    std::string_view text;
    std::string id;
};

/// Adds the findings for a text. Returns nullopt if the text is not an assessment.
std::optional<Read> check(const FileText& checked, const std::optional<Read>& original,
                          std::vector<Finding>& findings) {
    if (!checked.content) return std::nullopt;
    const std::string& text = *checked.content;
    const auto assessment = parse_assessment(text);
    if (!assessment) {
        for (const Diagnostic& error : assessment.error())
            findings.push_back({checked.path, FindingKind::Error, error, {}});
        return std::nullopt;
    }
    const auto document = json::parse(text);
    const auto warn = [&](FindingKind kind, const std::vector<Diagnostic>& warnings) {
        for (const Diagnostic& warning : warnings)
            findings.push_back({checked.path, kind, warning, page_of(*assessment, *document, warning.place.pointer)});
    };
    warn(FindingKind::Warning, lint(text, *assessment));
    if (original && original->id == assessment->id)
        warn(FindingKind::Translation, translation_findings(original->text, text));
    return Read{text, assessment->id};
}

}  // namespace

std::vector<Finding> findings_of(const std::vector<FileText>& texts) {
    std::vector<Finding> findings;
    std::optional<Read> original;
    for (const FileText& text : texts) {
        auto read = check(text, original, findings);
        if (&text == &texts.front()) original = std::move(read);
    }
    return findings;
}

}  // namespace twotrack::native
