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

    void read(const Reader& reader) {
        reader.allow_only(
            "fit dimensions motives costs influences ladders company reversibility conversations reading limits");
        plan_.limits = reader.text("limits");
        constexpr std::pair<std::string_view, Part> keys[] = {
            {"fit", Part::Fit},         {"dimensions", Part::Dimensions},       {"motives", Part::Motives},
            {"costs", Part::Costs},     {"influences", Part::Influences},       {"ladders", Part::Ladders},
            {"company", Part::Company}, {"reversibility", Part::Reversibility}, {"conversations", Part::Conversations},
            {"reading", Part::Reading}};
        for (const auto& [key, part] : keys) {
            if (!reader.has(key) || !reader.require(key, Kind::Object)) continue;
            read_part(reader.member(key), part);
        }
    }

private:
    void read_part(const Reader& reader, Part which) {
        PartPlan& part = plan_.parts[static_cast<std::size_t>(which)];
        switch (which) {
            case Part::Ladders:
                reader.allow_only("title lead remarks tracks role standings");
                read_ladders(reader);
                break;
            case Part::Conversations:
                reader.allow_only("title lead remarks questions");
                plan_.questions = read_list(reader, "questions", "text when why");
                break;
            case Part::Reading:
                reader.allow_only("title lead remarks entries");
                plan_.reading = read_list(reader, "entries", "text when url");
                break;
            default: reader.allow_only("title lead remarks");
        }
        part.title = reader.text("title");
        if (reader.has("lead")) part.lead = read_first_matches(reader, "lead");
        if (reader.has("remarks")) part.remarks = read_first_matches(reader, "remarks");
    }

    /// Reads a list of remarks and of lists. From each inner list, the first remark whose condition holds appears.
    std::vector<FirstMatch> read_first_matches(const Reader& part, std::string_view key) {
        std::vector<FirstMatch> matches;
        for (const Reader& reader : part.array(key)) {
            FirstMatch match;
            if (reader.value().kind == Kind::Array) {
                for (const Reader& each : reader.elements()) match.push_back(read_remark(each));
            } else {
                match.push_back(read_remark(reader));
            }
            matches.push_back(std::move(match));
        }
        return matches;
    }

    Remark read_remark(const Reader& reader) {
        Remark remark;
        if (!reader.expect(Kind::Object)) return remark;
        reader.allow_only("when title text");
        if (reader.has("when")) remark.when = read_condition(reader.member("when"));
        remark.title = reader.optional_text("title", "");
        remark.text = reader.text("text");
        return remark;
    }

    std::vector<ListEntry> read_list(const Reader& part, std::string_view key, std::string_view allowed) {
        std::vector<ListEntry> list;
        for (const Reader& reader : array_of_at_most(part, key, max_list)) {
            if (!reader.expect(Kind::Object)) continue;
            reader.allow_only(allowed);
            ListEntry entry;
            entry.text = reader.text("text");
            entry.why = reader.optional_text("why", "");
            entry.url = reader.optional_text("url", "");
            if (reader.has("when")) entry.when = read_condition(reader.member("when"));
            if (!entry.url.empty() && !is_harmless(entry.url))
                reader.member("url").report("url", "An address begins with https:, http:, /, ./ or #.");
            list.push_back(std::move(entry));
        }
        return list;
    }

    static bool is_harmless(std::string_view url) {
        for (const std::string_view start : {"https://", "http://", "/", "./", "../", "#"})
            if (url.starts_with(start)) return true;
        return false;
    }

    Condition read_condition(const Reader& reader) const {
        return ConditionReader(assessment_, ConditionReader::Scope::AnswersAndResult).read(reader);
    }

    void read_ladders(const Reader& reader) {
        for (const Reader& track : array_of_at_most(reader, "tracks", assessment_.scales.size())) {
            if (!track.expect(Kind::Object)) continue;
            track.allow_only("scale name stages");
            Ladder ladder;
            ladder.scale = reference(assessment_.scales, track, "scale", "scale").value_or(0);
            ladder.name = track.text("name");
            for (const Reader& stage : array_of_at_most(track, "stages", max_stages)) {
                if (!stage.expect(Kind::Object)) continue;
                stage.allow_only("id name");
                LadderStage own{stage.identifier("id"), stage.text("name")};
                check_unique(ladder.stages, own.id, stage);
                ladder.stages.push_back(std::move(own));
            }
            plan_.ladders.push_back(std::move(ladder));
        }
        const std::string role = reader.text("role");
        const auto item = assessment_.find_item(role);
        if (!item || assessment_.items[*item].kind != ItemKind::Fact) {
            if (!role.empty())
                reader.member("role").report("unknown-item", "There is no fact " + json::quoted(role) + ".");
            return;
        }
        plan_.role_item = *item;
        read_standings(reader, assessment_.format_of(*item).categories);
    }

    void read_standings(const Reader& ladders, const std::vector<Category>& roles) {
        const std::vector<int> nowhere(plan_.ladders.size(), no_value);
        plan_.standings.assign(roles.size(), {nowhere, nowhere});
        if (!ladders.require("standings", Kind::Object)) return;
        for (const auto& [id, reader] : ladders.member("standings").members()) {
            const auto role = index_of(roles, id);
            if (!role) {
                reader.report_key("unknown-option", "The role has no option " + json::quoted(id) + ".");
                continue;
            }
            if (!reader.expect(Kind::Object)) continue;
            reader.allow_only("now next");
            if (reader.has("now")) read_stages(reader.member("now"), plan_.standings[*role].now);
            if (reader.has("next")) read_stages(reader.member("next"), plan_.standings[*role].next);
        }
    }

    /// Reads an object from scales to stages.
    void read_stages(const Reader& reader, std::vector<int>& stages) {
        if (!reader.expect(Kind::Object)) return;
        for (const auto& [scale, member] : reader.members()) {
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

void read_report(const Reader& root, Assessment& assessment) {
    if (root.require("report", Kind::Object)) ReportReader(assessment).read(root.member("report"));
}

}  // namespace parsing
}  // namespace twotrack
