#include <string>
#include <vector>

#include "core/assessment/parse/parse.hpp"
#include "core/assessment/parse/parse_condition.hpp"

namespace twotrack {
namespace {

using namespace parsing;

/// A condition's question about an item.
struct Question {
    std::size_t first = 0, end = 0;  ///< the items that the condition shows or hides: of a card or a section
    std::size_t asked = 0;
    Reader place;
};

class BranchingReader {
public:
    explicit BranchingReader(Assessment& assessment)
        : assessment_(assessment), of_section_(assessment.sections.size()), of_card_(assessment.cards.size()) {}

    void read(const Reader& root) {
        const json::Elements sections = root.member("sections").elements();
        for (std::size_t s = 0; s < std::min(sections.size(), assessment_.sections.size()); ++s)
            if (sections[s].has("when")) assessment_.sections[s].when = read_section(sections[s].member("when"), s);
        for (const Reader reader : root.member("items").elements()) {
            if (!reader.has("when")) continue;
            const auto item = assessment_.find_item(reader.member("id").value().string);
            if (!item) continue;
            const std::size_t card_index = assessment_.items[*item].card;
            const Card& card = assessment_.cards[card_index];
            const Condition condition =
                read_condition(reader.member("when"), *item, *item + card.n_items, of_card_[card_index]);
            for (std::size_t i = *item; i < *item + card.n_items; ++i) assessment_.items[i].when = condition;
        }
        // Each finding costs a search through all questions, and Findings drops findings beyond its limit.
        std::size_t n_findings = 0;
        for (const Question& question : questions_) {
            if (is_in_order(question)) continue;
            report(question);
            if (++n_findings == json::DiagnosticSink::max_diagnostics) break;
        }
    }

private:
    using Indices = std::vector<std::size_t>;

    Condition read_section(const Reader& reader, std::size_t section) {
        const auto [first, last] = std::ranges::equal_range(assessment_.items, section, {}, &Item::section);
        const auto begin = assessment_.items.begin();
        return read_condition(reader, static_cast<std::size_t>(first - begin), static_cast<std::size_t>(last - begin),
                              of_section_[section]);
    }

    Condition read_condition(const Reader& reader, std::size_t first, std::size_t end, Indices& questions) {
        assessment_.is_branching = true;
        ConditionReader condition_reader(assessment_, ConditionReader::Scope::Answers);
        Condition condition = condition_reader.read(reader);
        for (const auto& [asked, place] : condition_reader.asked()) {
            questions.push_back(questions_.size());
            questions_.push_back({first, end, asked, place});
        }
        return condition;
    }

    /// Whether the presence of `item` depends on the answer to `asked`, directly or through other items.
    [[nodiscard]] bool depends(std::size_t item, std::size_t asked) const {
        std::vector<bool> seen_sections(of_section_.size()), seen_cards(of_card_.size());
        Indices items{item};
        const auto ask = [&](const std::vector<Indices>& questions, std::size_t of, std::vector<bool>& seen) {
            if (of >= seen.size() || seen[of]) return;
            seen[of] = true;
            for (const std::size_t q : questions[of]) items.push_back(questions_[q].asked);
        };
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0 && items[i] == asked) return true;
            const Item& here = assessment_.items[items[i]];
            ask(of_section_, here.section, seen_sections);
            ask(of_card_, here.card, seen_cards);
        }
        return false;
    }

    /// Whether the item asked about comes before the condition in every order that a respondent can see.
    [[nodiscard]] bool is_in_order(const Question& question) const {
        return question.asked < question.first && !may_follow(question);
    }

    [[nodiscard]] bool may_follow(const Question& question) const {
        if (question.first >= assessment_.items.size()) return false;
        const std::size_t section = assessment_.items[question.first].section;
        // Missing sections, or too many of them, have already been reported.
        return section < assessment_.sections.size() && assessment_.sections[section].is_shuffled &&
               assessment_.items[question.asked].section == section;
    }

    void report(const Question& question) const {
        question.place.report_key(
            "condition-order",
            question.asked >= question.first && question.asked < question.end
                ? "A condition cannot ask about what it shows or hides, as it does with {}."
            : question.asked < question.first
                ? "The order in this section is random, so {} may come later; ask about an item of an earlier section."
            : depends(question.asked, question.first)
                ? "This is a cycle: whether {} is shown depends on this, and this on its answer."
                : "A condition can only ask about what comes before it, and {} comes later.",
            assessment_.items[question.asked].id);
    }

    Assessment& assessment_;
    std::vector<Question> questions_;
    std::vector<Indices> of_section_, of_card_;  ///< indices of the questions that their conditions ask
};

}  // namespace

namespace parsing {

void read_branching(const Reader& root, Assessment& assessment) { BranchingReader(assessment).read(root); }

}  // namespace parsing
}  // namespace twotrack
