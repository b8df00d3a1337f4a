#include <string>
#include <vector>

#include "core/assessment_parse.hpp"
#include "core/condition_parse.hpp"

namespace twotrack {
namespace {

using namespace parsing;

/// A condition asks about an item.
struct Question {
    std::size_t first = 0, end = 0;  ///< the items that are shown or not: one card's, or a section's
    std::size_t asked = 0;
    Node place;
};

class BranchingReader {
public:
    explicit BranchingReader(Assessment& assessment) : assessment_(assessment) {}

    void read(const Node& root) {
        const std::vector<Node> sections = root.member("sections").elements();
        for (std::size_t s = 0; s < std::min(sections.size(), assessment_.sections.size()); ++s)
            if (sections[s].has("when")) assessment_.sections[s].when = read_section(sections[s].member("when"), s);
        for (const Node& node : root.member("items").elements()) {
            if (!node.has("when")) continue;
            const auto item = assessment_.find_item(node.member("id").value().string);
            if (!item) continue;
            const Card& card = assessment_.cards[assessment_.items[*item].card];
            const Condition condition = read_condition(node.member("when"), *item, *item + card.n_items);
            for (std::size_t i = *item; i < *item + card.n_items; ++i) assessment_.items[i].when = condition;
        }
        for (const Question& question : questions_) check(question);
    }

private:
    Condition read_section(const Node& node, std::size_t section) {
        const auto [first, last] = std::ranges::equal_range(assessment_.items, section, {}, &Item::section);
        const auto begin = assessment_.items.begin();
        return read_condition(node, static_cast<std::size_t>(first - begin), static_cast<std::size_t>(last - begin));
    }

    Condition read_condition(const Node& node, std::size_t first, std::size_t end) {
        assessment_.is_branching = true;
        ConditionReader reader(assessment_, ConditionReader::Scope::Answers);
        Condition condition = reader.read(node);
        for (const auto& [asked, place] : reader.asked()) questions_.push_back({first, end, asked, place});
        return condition;
    }

    /// Whether to show `item` depends, directly or by way of others, on the answer to `asked`.
    [[nodiscard]] bool depends(std::size_t item, std::size_t asked, std::vector<bool>& seen) const {
        for (std::size_t q = 0; q < questions_.size(); ++q) {
            const Question& question = questions_[q];
            if (seen[q] || item < question.first || item >= question.end) continue;
            seen[q] = true;
            if (question.asked == asked || depends(question.asked, asked, seen)) return true;
        }
        return false;
    }

    void check(const Question& question) const {
        const std::string id = json::quoted(assessment_.items[question.asked].id);
        const bool is_earlier = question.asked < question.first;
        const std::size_t section =
            question.first < assessment_.items.size() ? assessment_.items[question.first].section : 0;
        const bool may_follow =
            assessment_.sections[section].is_shuffled && assessment_.items[question.asked].section == section;
        if (is_earlier && !may_follow) return;
        std::vector<bool> seen(questions_.size());
        question.place.report_key(
            "condition-order",
            question.asked >= question.first && question.asked < question.end
                ? "A condition cannot ask about what it shows or hides, as it does with " + id + "."
            : is_earlier ? "The order in this section is random, so " + id +
                               " may come later; ask about an item of an earlier section."
            : depends(question.asked, question.first, seen)
                ? "This is a cycle: whether " + id + " is shown depends on this, and this on its answer."
                : "A condition can only ask about what comes before it, and " + id + " comes later.");
    }

    Assessment& assessment_;
    std::vector<Question> questions_;
};

}  // namespace

namespace parsing {

void read_branching(const Node& root, Assessment& assessment) { BranchingReader(assessment).read(root); }

}  // namespace parsing
}  // namespace twotrack
