#include "core/scoring/result.hpp"

#include <limits>

#include "core/assessment/answers.hpp"
#include "core/assessment/answers_json.hpp"
#include "core/base/csv_field.hpp"
#include "core/json/json_reader.hpp"
#include "core/json/json_writer.hpp"

namespace twotrack {
namespace {

/// ISO 8601 in UTC, such as "2026-12-01T09:30:00Z". Empty if the moment is not known.
std::string moment_text(std::int64_t ms) {
    if (ms <= std::numeric_limits<std::uint32_t>::max()) return {};
    int day = static_cast<int>(ms / 86'400'000), year = 1970, month = 1;
    for (;; month = month % 12 + 1, year += month == 1) {
        const bool is_leap = year % (year % 100 != 0 ? 4 : 400) == 0;
        const int n_days = month == 2 ? 28 + is_leap : 30 + (month + month / 8) % 2;
        if (day < n_days) break;
        day -= n_days;
    }
    const int second = static_cast<int>(ms / 1000 % 86'400);
    std::int64_t digits = ((year * 100 + month) * 100 + day + 1) * std::int64_t{1'000'000} + second / 3600 * 10'000 +
                          second / 60 % 60 * 100 + second % 60;
    char text[] = "0000-00-00T00:00:00Z";
    for (std::size_t i = sizeof text; i-- > 0;) {
        if (text[i] != '0') continue;
        text[i] = static_cast<char>('0' + digits % 10);
        digits /= 10;
    }
    return text;
}

/// 16 letters, which no spreadsheet takes for a number. Empty if nothing is known of the attempt.
std::string attempt_id(const Attempt& attempt) {
    // An odd factor keeps different numbers different, and neighbours then look nothing alike: 2⁶⁴ / φ.
    std::uint64_t bits = (static_cast<std::uint64_t>(attempt.seed) << 32 ^ static_cast<std::uint64_t>(attempt.begun)) *
                         0x9e3779b97f4a7c15;
    std::string text;
    for (; bits != 0; bits /= 16) text += static_cast<char>('a' + bits % 16);
    return text;
}

/// Appends a word, after a blank if there are words already.
void append_word(std::string& words, std::string_view word) {
    if (!words.empty()) words += ' ';
    words += word;
}

/// Writes the member "scales" and, with a decision, the members of the lean and the outcome.
void write_scores(JsonWriter& writer, const Assessment& assessment, const Result& result) {
    writer.key("scales");
    writer.begin_array();
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const ScaleScore& score = result.scales[s];
        writer.begin_object();
        writer.member("id", assessment.scales[s].id);
        writer.member("theta", score.estimate.theta);
        writer.member("standard_error", score.estimate.standard_error);
        writer.member("answered", score.estimate.n_answered);
        writer.member("presented", score.n_presented);
        writer.end_object();
    }
    writer.end_array();
    if (result.lean) {
        writer.key("lean");
        writer.begin_object();
        writer.member("estimate", result.lean->estimate);
        writer.member("standard_error", result.lean->standard_error);
        writer.end_object();
        writer.member("p_lean", result.lean->p_people);
        writer.member("outcome", outcome_id(result.outcome));
        writer.member("p_outcome", result.p_outcome);
        writer.member("certainty", certainty_id(result));
        if (assessment.decision->model) writer.member("covariance", result.covariance);
    }
    if (result.joint) {
        writer.member("multiplier", result.joint->multiplier);
        writer.member("p_careless", result.joint->careless);
    }
}

}  // namespace

std::string_view certainty_id(const Result& result) {
    using enum Outcome;
    if (result.outcome == Technical || result.outcome == Management)
        return result.certainty == Certainty::Clear ? "very_likely" : "likely";
    if (result.outcome == Hybrid || result.outcome == NeitherYet) return "probably";
    return result.words == Words::None ? "none" : "slight";
}

std::string flag_names(const AnswerQuality& quality) {
    std::string names;
    if (quality.same_answer_flag) append_word(names, "longstring");
    if (quality.speed_flag) append_word(names, "fast");
    if (quality.contradiction_flag) append_word(names, "contradictory");
    if (quality.misfit_flag) append_word(names, "misfit");
    return names;
}

std::string result_json(const Assessment& assessment, const Answers& answers, const Result& result,
                        std::span<const std::string> texts, const Attempt& attempt) {
    JsonWriter writer;
    writer.begin_object();
    write_assessment(writer, assessment);
    writer.member("form", form_id(result.form));
    const auto add_known = [&](std::string_view name, const std::string& text) {
        if (!text.empty()) writer.member(name, text);
    };
    add_known("attempt", attempt_id(attempt));
    add_known("began", moment_text(attempt.begun));
    add_known("ended", moment_text(attempt.ended));
    write_scores(writer, assessment, result);
    writer.key("quality");
    writer.begin_array();
    const std::string flags = flag_names(result.quality);
    for (std::string_view rest = flags; !rest.empty();) writer.value(json::next_word(rest));
    writer.end_array();
    writer.key("answers");
    write_answers(writer, assessment, answers, texts);
    if (!attempt.response_times_ms.empty())
        write_response_times(writer, assessment, answers, attempt.response_times_ms);
    writer.end_object();
    return writer.take();
}

std::string scores_json(const Assessment& assessment, const Result& result) {
    JsonWriter writer;
    writer.begin_object();
    write_assessment(writer, assessment);
    write_scores(writer, assessment, result);
    writer.end_object();
    return writer.take();
}

std::string result_csv(const Assessment& assessment, const Answers& answers, const Result& result,
                       std::span<const std::string> texts, const Attempt& attempt) {
    std::string header = "assessment,version,form,attempt,began,ended", row = csv_field(assessment.id);
    const auto add = [&](std::string_view content) {
        row += ',';
        row += content;
    };
    const auto add_number = [&](double number) { add(number_text(number)); };
    const auto add_name = [&](const std::string& id, const char* suffix) { header += "," + csv_field(id + suffix); };
    add(csv_text_field(assessment.version));
    add(form_id(result.form));
    add(attempt_id(attempt));
    add(moment_text(attempt.begun));
    add(moment_text(attempt.ended));
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const Estimate& estimate = result.scales[s].estimate;
        for (const char* suffix : {"_theta", "_se", "_answered"}) add_name(assessment.scales[s].id, suffix);
        add_number(estimate.theta);
        add_number(estimate.standard_error);
        add(std::to_string(estimate.n_answered));
    }
    if (result.lean) {
        header += ",lean,lean_se,p_lean,outcome,certainty";
        add_number(result.lean->estimate);
        add_number(result.lean->standard_error);
        add_number(result.lean->p_people);
        add(outcome_id(result.outcome));
        add(certainty_id(result));
    }
    header += ",quality";
    add(flag_names(result.quality));
    for (const bool is_time : {false, true}) {
        for (std::size_t i = 0; i < assessment.items.size(); ++i) {
            const ItemKind kind = assessment.items[i].kind;
            if (kind == ItemKind::Information) continue;
            std::string cell;
            if (is_time) {
                const std::uint32_t ms = attempt.response_times_ms.empty() ? 0 : attempt.response_times_ms[i];
                if (answers[i] && ms > 0) cell = std::to_string(ms);
            } else if (kind == ItemKind::ShortText) {
                if (!texts.empty() && answers[i]) cell = csv_text_field(texts[i]);
            } else {
                for (const int option : options_of(assessment, i, answers[i]))
                    append_word(cell, std::to_string(option));
            }
            add_name(assessment.items[i].id, is_time ? "_ms" : "");
            add(cell);
        }
    }
    return header + "\r\n" + row + "\r\n";
}

}  // namespace twotrack
