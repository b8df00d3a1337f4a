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
    explicit ReportReader(Assessment& assessment) : assessment_(assessment), plan_(assessment.report) {
        for (const TradeOff& trade_off : assessment.trade_offs) longest_value_ += trade_off.name.size() + 2;
        for (const Cost& cost : assessment.costs) longest_value_ += cost.title.size();
        for (const Scale& scale : assessment.scales) longest_value_ += scale.short_name.size();
    }

    void read(const Reader& reader) {
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
        for (const Reader reader : part.array(key)) {
            FirstMatch match;
            for (const Reader each : reader.elements_or_itself()) match.push_back(read_remark(each));
            matches.push_back(std::move(match));
        }
        return matches;
    }

    Remark read_remark(const Reader& reader) {
        if (!reader.expect_object("when title text")) return {};
        Remark remark{read_when(reader), reader.optional_text("title"), reader.text("text")};
        count_block(reader, remark.title);
        count_block(reader, remark.text);
        return remark;
    }

    std::vector<ListEntry> read_list(const Reader& part, std::string_view key, std::string_view allowed) {
        std::vector<ListEntry> list;
        for (const Reader reader : part.array(key, max_list)) {
            if (!reader.expect_object(allowed)) continue;
            ListEntry entry{read_when(reader), reader.text("text"), reader.optional_text("why"),
                            reader.optional_text("url")};
            count_block(reader, entry.text);
            count_block(reader, entry.why);
            if (!entry.url.empty() && !is_harmless(entry.url))
                reader.member("url").report("url", "An address begins with https:, http:, /, ./ or #.");
            list.push_back(std::move(entry));
        }
        return list;
    }

    /// Counts what filling adds to a text, and that a block of a page costs as much as a line.
    void count_block(const Reader& reader, std::string_view text) const {
        reader.spend(20 + static_cast<std::size_t>(std::ranges::count(text, '{')) * longest_value_);
    }

    static bool is_harmless(std::string_view url) {
        for (const std::string_view start : {"https://", "http://", "/", "./", "../", "#"})
            if (url.starts_with(start)) return true;
        return false;
    }

    Condition read_when(const Reader& reader) const {
        if (!reader.has("when")) return {};
        return ConditionReader(assessment_, ConditionReader::Scope::AnswersAndResult).read(reader.member("when"));
    }

    void read_ladders(const Reader& reader) {
        for (const Reader track : reader.array("tracks", assessment_.scales.size())) {
            if (!track.expect_object("scale name stages")) continue;
            Ladder ladder{reference(assessment_.scales, track, "scale", "scale").value_or(0), track.text("name"), {}};
            for (const Reader stage : track.array("stages", max_stages)) {
                if (stage.expect_object("id name"))
                    ladder.stages.push_back({unique_id(ladder.stages, stage), stage.text("name")});
            }
            plan_.ladders.push_back(std::move(ladder));
        }
        const std::string role = reader.text("role", false);
        const auto item = assessment_.find_item(role);
        if (!item || assessment_.items[*item].kind != ItemKind::Fact) {
            if (!role.empty()) reader.member("role").report("unknown-item", "There is no fact {}.", role);
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
                reader.report_key("unknown-option", "The role has no option {}.", id);
                continue;
            }
            if (!reader.expect_object("now next")) continue;
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
                member.report_key("unknown-scale", "No ladder belongs to the scale {}.", scale);
                continue;
            }
            const std::string id = member.own_text(false);
            const auto stage = index_of(ladder->stages, id);
            if (stage) stages[static_cast<std::size_t>(ladder - plan_.ladders.begin())] = static_cast<int>(*stage);
            else if (!id.empty()) member.report("unknown-stage", "This ladder has no stage {}.", id);
        }
    }

    Assessment& assessment_;
    ReportPlan& plan_;
    std::size_t longest_value_ = 0;  // at least the characters of what fills a placeholder
};

}  // namespace

namespace parsing {

void read_report(const Reader& root, Assessment& assessment) {
    const auto reader = root.object(
        "report", "fit dimensions motives costs influences ladders company reversibility conversations reading limits");
    if (reader) ReportReader(assessment).read(*reader);
}

}  // namespace parsing
}  // namespace twotrack
