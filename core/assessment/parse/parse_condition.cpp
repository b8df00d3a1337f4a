#include "core/assessment/parse/parse_condition.hpp"

#include <cmath>
#include <string>

namespace twotrack::parsing {

/// A word that stands for a number in a test.
struct ConditionReader::Name {
    std::string_view name;
    int value;
};

Condition ConditionReader::read(const Reader& reader) {
    Condition condition;
    if (!reader.expect(Kind::Object)) return condition;
    for (const auto& [key, member] : reader.members()) {
        if (key == "answers") read_answers(member, condition);
        else if (key == "any") read_list(member, condition.any);
        else if (key == "none") read_list(member, condition.none);
        else if (scope_ == Scope::Answers || !read_result_test(key, member, condition))
            member.report_key("unknown-test", "Nothing can be asked about {} here.", key);
    }
    return condition;
}

bool ConditionReader::read_result_test(std::string_view key, const Reader& reader, Condition& condition) const {
    static constexpr Name outcomes[] = {{"technical", int(Outcome::Technical)},
                                        {"management", int(Outcome::Management)},
                                        {"hybrid", int(Outcome::Hybrid)},
                                        {"neither_yet", int(Outcome::NeitherYet)},
                                        {"too_close_to_call", int(Outcome::TooCloseToCall)},
                                        {"not_enough_evidence", int(Outcome::NotEnoughEvidence)}};
    static constexpr Name certainties[] = {{"lean", int(Certainty::Lean)}, {"clear", int(Certainty::Clear)}};
    static constexpr Name forms[] = {{"full", int(Form::Full)}, {"short", int(Form::Short)}};
    static constexpr Name motive_patterns[] = {{"unknown", int(MotivePattern::Unknown)},
                                               {"weak", int(MotivePattern::Weak)},
                                               {"mixed", int(MotivePattern::Mixed)},
                                               {"strong", int(MotivePattern::Strong)}};
    static constexpr Name situational_leans[] = {{"unknown", int(SituationalLean::Unknown)},
                                                 {"technical", int(SituationalLean::Technical)},
                                                 {"even", int(SituationalLean::Even)},
                                                 {"people", int(SituationalLean::People)}};
    struct Key {
        std::string_view key;
        Subject subject;
        std::span<const Name> names;
    };
    static constexpr Key keys[] = {{"outcome", Subject::Outcome, outcomes},
                                   {"certainty", Subject::Certainty, certainties},
                                   {"form", Subject::Form, forms},
                                   {"drive", Subject::MotivePattern, motive_patterns},
                                   {"tendency", Subject::SituationalLean, situational_leans},
                                   {"dissonance", Subject::ConflictingTradeOffs, {}},
                                   {"burden", Subject::HeavyCosts, {}},
                                   {"flagged", Subject::Flagged, {}}};
    if (key == "motives") {
        read_motives(reader, condition);
        return true;
    }
    if (key == "side") {
        std::vector<Name> names{{"none", no_value}};
        for (std::size_t s = 0; s < assessment_.scales.size(); ++s)
            names.push_back({assessment_.scales[s].id, static_cast<int>(s)});
        add_test(condition, Subject::Side, 0, reader, names);
        return true;
    }
    const auto known = std::ranges::find(keys, key, &Key::key);
    if (known == std::end(keys)) return false;
    add_test(condition, known->subject, 0, reader, known->names);
    return true;
}

void ConditionReader::read_list(const Reader& reader, std::vector<Condition>& conditions) {
    if (!reader.expect(Kind::Array)) return;
    for (const Reader each : reader.elements()) conditions.push_back(read(each));
    if (conditions.empty()) reader.report("empty", "There must be a condition in this list.");
}

void ConditionReader::read_answers(const Reader& reader, Condition& condition) {
    if (!reader.expect(Kind::Object)) return;
    for (const auto& [id, member] : reader.members()) {
        const auto item = assessment_.find_item(id);
        if (!item) {
            member.report_key("unknown-item", "The assessment has no item {}.", id);
            continue;
        }
        asked_.emplace_back(*item, member);
        // An item without answers has an unknown kind or response format, which has already been reported.
        if (assessment_.items[*item].response_format >= assessment_.response_formats.size()) continue;
        std::vector<Name> names;
        const auto& categories = assessment_.format_of(*item).categories;
        for (std::size_t k = 0; k < categories.size(); ++k)
            if (!categories[k].id.empty()) names.push_back({categories[k].id, static_cast<int>(k)});
        add_test(condition, Subject::Answer, *item, member, names, static_cast<int>(categories.size()));
    }
}

void ConditionReader::read_motives(const Reader& reader, Condition& condition) const {
    if (!reader.expect(Kind::Object)) return;
    for (const auto& [id, member] : reader.members()) {
        if (const auto motive = index_of(assessment_.motives, id))
            add_test(condition, Subject::Motive, *motive, member, {});
        else member.report_key("unknown-motive", "There is no motive {}.", id);
    }
}

/// Reads a value or a list of values: names, whole numbers, or null for "none".
void ConditionReader::add_test(Condition& condition, Subject subject, std::size_t index, const Reader& reader,
                               std::span<const Name> names, int n_values) {
    Test test{subject, index, {}};
    const json::Elements values = reader.elements_or_itself();
    for (const Reader value : values) {
        const json::Value& json = value.value();
        if (json.kind == Kind::Null) {
            test.values.push_back(no_value);
        } else if (json.kind == Kind::Number && json.number == std::floor(json.number) && json.number >= 0 &&
                   json.number < n_values) {
            test.values.push_back(static_cast<int>(json.number));
        } else if (const auto name = std::ranges::find(names, json.string, &Name::name);
                   json.kind == Kind::String && name != names.end()) {
            test.values.push_back(name->value);
        } else {
            value.report("unknown-value", "This is no value of what is asked about here" + names_of(names) + ".");
        }
    }
    if (values.size() == 0) reader.report("empty", "There must be a value in this list.");
    condition.tests.push_back(std::move(test));
}

std::string ConditionReader::names_of(std::span<const Name> names) {
    std::string list;
    for (const Name& each : names) list += (list.empty() ? "; there is " : ", ") + json::quoted(each.name);
    return list;
}

}  // namespace twotrack::parsing
