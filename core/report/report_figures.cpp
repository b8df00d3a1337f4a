#include "core/report/report_figures.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/elementary.hpp"

namespace twotrack {
namespace {

/// Solves Φ(z) = p for z by bisection, for p in (0, 1).
double normal_quantile(double p) {
    double low = -9.0, high = 9.0;
    for (int step = 0; step < 60; ++step) {
        const double middle = 0.5 * (low + high);
        (normal_cdf(middle) < p ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

/// Words such as "about 9 in 10". The odds never exceed the probability, which lies in [0, 1].
std::string odds_in_words(const InterfaceText& interface_text, double probability) {
    struct Odds {
        double at_least;
        const char *n, *m;
    };
    constexpr Odds steps[] = {{0.99, "99", "100"}, {0.98, "49", "50"}, {0.95, "19", "20"}, {0.90, "9", "10"},
                              {0.80, "4", "5"},    {0.70, "7", "10"},  {0.60, "3", "5"}};
    if (probability >= 0.995)
        return interface_text.filled(InterfaceKey::CertaintyMoreThan, {{"n", "99"}, {"m", "100"}});
    for (const Odds& odds : steps)
        if (probability >= odds.at_least)
            return interface_text.filled(InterfaceKey::CertaintyOdds, {{"n", odds.n}, {"m", odds.m}});
    return interface_text[InterfaceKey::CertaintyEven];
}

/// One decimal, with a true minus sign.
std::string with_one_decimal(const InterfaceText& interface_text, double value) {
    const auto tenths = std::llround(std::fabs(value) * 10.0);
    const char* sign = value < 0 && tenths != 0 ? "−" : "";
    return sign + std::to_string(tenths / 10) + interface_text[InterfaceKey::DecimalMark] + std::to_string(tenths % 10);
}

const std::string& level_in_words(const InterfaceText& interface_text, double theta) {
    if (theta < -1.5) return interface_text[InterfaceKey::LevelVeryLow];
    if (theta < -0.5) return interface_text[InterfaceKey::LevelLow];
    if (theta <= 0.5) return interface_text[InterfaceKey::LevelMiddle];
    if (theta <= 1.5) return interface_text[InterfaceKey::LevelHigh];
    return interface_text[InterfaceKey::LevelVeryHigh];
}

const Scale& technical_scale(const Assessment& assessment) {
    return assessment.scales[assessment.decision->technical_scale];
}
const Scale& people_scale(const Assessment& assessment) { return assessment.scales[assessment.decision->people_scale]; }

/// The largest lean that calls neither side.
double zone_of(const Decision& decision, const Lean& lean) {
    return decision.call >= 1.0 ? 9.0 * lean.standard_error : normal_quantile(decision.call) * lean.standard_error;
}

}  // namespace

std::string certainty_sentence(const Assessment& assessment, const Result& result) {
    if (result.outcome == Outcome::NotEnoughEvidence) return {};
    const InterfaceText& interface_text = assessment.interface_text;
    std::string odds = odds_in_words(interface_text, result.p_outcome);
    if (result.outcome == Outcome::TooCloseToCall && odds != interface_text[InterfaceKey::CertaintyEven]) {
        const Scale& side = result.lean->p_people >= 0.5 ? people_scale(assessment) : technical_scale(assessment);
        odds = interface_text.filled(InterfaceKey::CertaintyTowards, {{"odds", odds}, {"side", side.short_name}});
    }
    return sentence_case(interface_text.filled(InterfaceKey::ModelHolds, {{"odds", odds}}));
}

Gauge gauge_of(PageBuilder& builder, const Assessment& assessment, const Result& result) {
    const InterfaceText& interface_text = assessment.interface_text;
    const std::string &low = technical_scale(assessment).short_name, &high = people_scale(assessment).short_name;
    Gauge gauge;
    gauge.mean = result.lean->estimate;
    gauge.standard_deviation = result.lean->standard_error;
    gauge.zone = zone_of(*assessment.decision, *result.lean);
    gauge.low = builder.text(low);
    gauge.zone_label = builder.text(interface_text[InterfaceKey::GaugeZone]);
    gauge.high = builder.text(high);

    const double z = gauge.mean / gauge.standard_deviation;
    const InterfaceKey place = z < -2.0   ? InterfaceKey::GaugeFarLow
                               : z < -0.5 ? InterfaceKey::GaugeLow
                               : z <= 0.5 ? InterfaceKey::GaugeMiddle
                               : z <= 2.0 ? InterfaceKey::GaugeHigh
                                          : InterfaceKey::GaugeFarHigh;
    gauge.alternative = interface_text.filled(
        InterfaceKey::GaugeAlternative,
        {{"low", low}, {"high", high}, {"place", interface_text.filled(place, {{"low", low}, {"high", high}})}});
    return gauge;
}

TraitMap map_of(PageBuilder& builder, const Assessment& assessment, const Result& result) {
    const InterfaceText& interface_text = assessment.interface_text;
    const Scale &technical = technical_scale(assessment), &people = people_scale(assessment);
    const Estimate& x = result.scales[assessment.decision->technical_scale].estimate;
    const Estimate& y = result.scales[assessment.decision->people_scale].estimate;
    TraitMap map;
    map.x = x.theta;
    map.y = y.theta;
    map.standard_error_x = x.standard_error;
    map.standard_error_y = y.standard_error;
    map.covariance = result.covariance;
    map.zone = zone_of(*assessment.decision, *result.lean);
    map.high_corner = builder.text(people.short_name);
    map.both_corner = builder.text(interface_text[InterfaceKey::MapBoth]);
    map.you = builder.text(interface_text[InterfaceKey::MapYou]);
    map.neither_corner = builder.text(interface_text[InterfaceKey::MapNeither]);
    map.low_corner = builder.text(technical.short_name);
    map.y_label = builder.text(interface_text.filled(InterfaceKey::MapVertical, {{"scale", people.name}}));
    map.x_label = builder.text(interface_text.filled(InterfaceKey::MapHorizontal, {{"scale", technical.name}}));
    map.alternative = interface_text.filled(InterfaceKey::MapAlternative,
                                            {{"first", technical.name},
                                             {"first_level", level_in_words(interface_text, x.theta)},
                                             {"second", people.name},
                                             {"second_level", level_in_words(interface_text, y.theta)}});
    return map;
}

Measures measures_of(PageBuilder& builder, const Assessment& assessment, const Result& result) {
    constexpr double z_90 = 1.6448536269514722;  // Φ(z) = .95
    const InterfaceText& interface_text = assessment.interface_text;
    Measures measures;
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const ScaleScore& score = result.scales[s];
        Measures::Entry entry;
        if (const auto& decision = assessment.decision)
            entry.side = s == decision->technical_scale ? 0 : s == decision->people_scale ? 1 : 2;
        entry.theta = score.estimate.theta;
        entry.low = entry.theta - z_90 * score.estimate.standard_error;
        entry.high = entry.theta + z_90 * score.estimate.standard_error;
        entry.name = builder.text(interface_text.filled(
            InterfaceKey::ScoreLine,
            {{"scale", assessment.scales[s].name}, {"level", level_in_words(interface_text, entry.theta)}}));
        std::string range = interface_text.filled(
            InterfaceKey::ScoreRange,
            {{"low", with_one_decimal(interface_text, std::clamp(entry.low, -measures.range, measures.range))},
             {"high", with_one_decimal(interface_text, std::clamp(entry.high, -measures.range, measures.range))}});
        if (score.estimate.n_answered < score.n_presented) {
            range += " " + interface_text.filled(InterfaceKey::ScoreCount,
                                                 {{"answered", std::to_string(score.estimate.n_answered)},
                                                  {"presented", std::to_string(score.n_presented)}});
        }
        entry.range = builder.text(std::move(range));
        measures.entries.push_back(std::move(entry));
    }
    return measures;
}

}  // namespace twotrack
