#include <string>
#include <utility>

#include "core/assessment/parse/parse.hpp"
#include "core/assessment/parse/parse_condition.hpp"

namespace twotrack {
namespace {

using namespace parsing;

constexpr std::size_t max_stages = 12;
constexpr std::size_t max_list = 100;

class ReportReader {
public:
    explicit ReportReader(Assessment& assessment) : assessment_(assessment), plan_(assessment.report) {}

    void read(const Node& node) {
        node.allow_only(
            "fit dimensions motives costs influences ladders company reversibility conversations reading limits");
        plan_.limits = node.text("limits");
        constexpr std::pair<std::string_view, Part> keys[] = {
            {"fit", Part::Fit},         {"dimensions", Part::Dimensions},       {"motives", Part::Motives},
            {"costs", Part::Costs},     {"influences", Part::Influences},       {"ladders", Part::Ladders},
            {"company", Part::Company}, {"reversibility", Part::Reversibility}, {"conversations", Part::Conversations},
            {"reading", Part::Reading}};
        for (const auto& [key, part] : keys) {
            if (!node.has(key) || !node.require(key, Kind::Object)) continue;
            read_part(node.member(key), part);
        }
    }

private:
    void read_part(const Node& node, Part which) {
        PartPlan& part = plan_.parts[static_cast<std::size_t>(which)];
        switch (which) {
            case Part::Ladders:
                node.allow_only("title lead remarks tracks role standings");
                read_ladders(node);
                break;
            case Part::Conversations:
                node.allow_only("title lead remarks questions");
                plan_.questions = read_list(node, "questions", "text when why");
                break;
            case Part::Reading:
                node.allow_only("title lead remarks entries");
                plan_.reading = read_list(node, "entries", "text when url");
                break;
            default: node.allow_only("title lead remarks");
        }
        part.title = node.text("title");
        if (node.has("lead")) part.lead = read_choices(node, "lead");
        if (node.has("remarks")) part.remarks = read_choices(node, "remarks");
    }

    /// Reads a list of remarks and of lists. From each inner list, the first remark whose condition holds appears.
    std::vector<Choice> read_choices(const Node& part, std::string_view key) {
        std::vector<Choice> choices;
        for (const Node& node : part.array(key)) {
            Choice choice;
            if (node.value().kind == Kind::Array) {
                for (const Node& each : node.elements()) choice.push_back(read_remark(each));
            } else {
                choice.push_back(read_remark(node));
            }
            choices.push_back(std::move(choice));
        }
        return choices;
    }

    Remark read_remark(const Node& node) {
        Remark remark;
        if (!node.expect(Kind::Object)) return remark;
        node.allow_only("when title text");
        if (node.has("when")) remark.when = read_condition(node.member("when"));
        remark.title = node.optional_text("title", "");
        remark.text = node.text("text");
        return remark;
    }

    std::vector<ListEntry> read_list(const Node& part, std::string_view key, std::string_view allowed) {
        std::vector<ListEntry> list;
        for (const Node& node : array_of_at_most(part, key, max_list)) {
            if (!node.expect(Kind::Object)) continue;
            node.allow_only(allowed);
            ListEntry entry;
            entry.text = node.text("text");
            entry.why = node.optional_text("why", "");
            entry.url = node.optional_text("url", "");
            if (node.has("when")) entry.when = read_condition(node.member("when"));
            if (!entry.url.empty() && !is_harmless(entry.url))
                node.member("url").report("url", "An address begins with https:, http:, /, ./ or #.");
            list.push_back(std::move(entry));
        }
        return list;
    }

    static bool is_harmless(std::string_view url) {
        for (const std::string_view start : {"https://", "http://", "/", "./", "../", "#"})
            if (url.starts_with(start)) return true;
        return false;
    }

    Condition read_condition(const Node& node) const {
        return ConditionReader(assessment_, ConditionReader::Scope::AnswersAndResult).read(node);
    }

    void read_ladders(const Node& node) {
        for (const Node& track : array_of_at_most(node, "tracks", assessment_.scales.size())) {
            if (!track.expect(Kind::Object)) continue;
            track.allow_only("scale name stages");
            Ladder ladder;
            ladder.scale = reference(assessment_.scales, track, "scale", "scale").value_or(0);
            ladder.name = track.text("name");
            for (const Node& stage : array_of_at_most(track, "stages", max_stages)) {
                if (!stage.expect(Kind::Object)) continue;
                stage.allow_only("id name");
                LadderStage own{stage.identifier("id"), stage.text("name")};
                check_unique(ladder.stages, own.id, stage);
                ladder.stages.push_back(std::move(own));
            }
            plan_.ladders.push_back(std::move(ladder));
        }
        const std::string role = node.text("role");
        const auto item = assessment_.find_item(role);
        if (!item || assessment_.items[*item].kind != ItemKind::Fact) {
            if (!role.empty())
                node.member("role").report("unknown-item", "There is no fact " + json::quoted(role) + ".");
            return;
        }
        plan_.role_item = *item;
        read_standings(node, assessment_.format_of(*item).categories);
    }

    void read_standings(const Node& ladders, const std::vector<Category>& roles) {
        const std::vector<int> nowhere(plan_.ladders.size(), no_value);
        plan_.standings.assign(roles.size(), {nowhere, nowhere});
        if (!ladders.require("standings", Kind::Object)) return;
        for (const auto& [id, node] : ladders.member("standings").members()) {
            const auto role = index_of(roles, id);
            if (!role) {
                node.report_key("unknown-option", "The role has no option " + json::quoted(id) + ".");
                continue;
            }
            if (!node.expect(Kind::Object)) continue;
            node.allow_only("now next");
            if (node.has("now")) read_stages(node.member("now"), plan_.standings[*role].now);
            if (node.has("next")) read_stages(node.member("next"), plan_.standings[*role].next);
        }
    }

    /// Reads an object from scales to stages.
    void read_stages(const Node& node, std::vector<int>& stages) {
        if (!node.expect(Kind::Object)) return;
        for (const auto& [scale, member] : node.members()) {
            const auto ladder = std::ranges::find(plan_.ladders, scale, [&](const Ladder& each) -> std::string_view {
                return assessment_.scales[each.scale].id;
            });
            if (ladder == plan_.ladders.end()) {
                member.report_key("unknown-scale", "No ladder belongs to the scale " + json::quoted(scale) + ".");
                continue;
            }
            const std::string id = member.own_text();
            const auto stage = index_of(ladder->stages, id);
            if (stage) stages[static_cast<std::size_t>(ladder - plan_.ladders.begin())] = static_cast<int>(*stage);
            else if (!id.empty()) member.report("unknown-stage", "This ladder has no stage " + json::quoted(id) + ".");
        }
    }

    Assessment& assessment_;
    ReportPlan& plan_;
};

}  // namespace

namespace parsing {

void read_report(const Node& root, Assessment& assessment) {
    if (root.require("report", Kind::Object)) ReportReader(assessment).read(root.member("report"));
}

}  // namespace parsing
}  // namespace twotrack
