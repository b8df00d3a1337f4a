#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/irt/joint_posterior.hpp"
#include "core/scoring/score.hpp"

namespace twotrack::bench {

[[noreturn]] inline void stop(const std::string& sentence) {
    std::fprintf(stderr, "error: %s\n", sentence.c_str());
    std::exit(1);
}

inline std::ifstream open_source(const std::string& name) {
    std::ifstream file(TWOTRACK_SOURCE_DIR "/" + name);
    if (!file) stop("cannot read " + name);
    return file;
}

/// The rows of a file in tests/golden, without its header. The first two columns of items.csv are names.
inline std::vector<std::vector<std::string>> golden_rows(const std::string& name) {
    std::ifstream file = open_source("tests/golden/" + name);
    std::vector<std::vector<std::string>> rows;
    std::string line, field;
    std::getline(file, line);
    while (std::getline(file, line)) {
        rows.emplace_back();
        for (std::istringstream fields(line); std::getline(fields, field, ',');) rows.back().push_back(field);
    }
    return rows;
}

/// 24 items with five categories, and the complete answers of 200 people.
struct GoldenSample {
    std::vector<GradedItem> items;
    ItemBank bank;
    std::vector<std::vector<Response>> responses;
};

inline GoldenSample golden_sample() {
    GoldenSample sample;
    for (const auto& row : golden_rows("items.csv")) {
        GradedItem item{std::stod(row.at(2)), {}};
        for (std::size_t k = 3; k < 7; ++k) item.thresholds.push_back(std::stod(row.at(k)));
        sample.items.push_back(std::move(item));
    }
    auto bank = ItemBank::make(sample.items);
    if (!bank) stop(bank.error().sentence);
    sample.bank = std::move(*bank);
    for (const auto& row : golden_rows("resp_200.csv")) {
        auto& responses = sample.responses.emplace_back();
        for (const std::string& field : row) responses.emplace_back(std::stoi(field));
        if (responses.size() != sample.items.size()) stop("resp_200.csv and items.csv do not fit");
    }
    return sample;
}

/// Two scales of ten uncalibrated items and eight pairs. The golden sample's answers to the first 20 items are those to
/// the scales, and its answers to the last four choose the statements of the pairs.
struct JointSample {
    JointScorer scorer;
    std::vector<std::array<std::vector<Response>, 3>> answers;
};

inline JointSample joint_sample(const GoldenSample& golden) {
    const std::vector<GradedItem> items(10, {1.2, {-1.5, -0.5, 0.5, 1.5}}), pairs(8, {0.85, {0.0}});
    JointSample sample{{items, items, pairs, uncalibrated_model}, {}};
    for (const auto& responses : golden.responses) {
        auto& [first, second, chosen] = sample.answers.emplace_back();
        first.assign(responses.begin(), responses.begin() + 10);
        second.assign(responses.begin() + 10, responses.begin() + 20);
        for (std::size_t j = 0; j < pairs.size(); ++j)
            chosen.emplace_back(*responses[20 + j % 4] > (j < 4 ? 1 : 2) ? 1 : 0);
    }
    return sample;
}

/// The shipped assessment, with the golden sample's answers to its items.
struct CareerTrack {
    Assessment assessment;
    std::vector<Answers> answers;
};

inline CareerTrack career_track(const GoldenSample& golden) {
    std::ifstream file = open_source("assessments/career-track.json");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    auto assessment = parse_assessment(text);
    if (!assessment) stop(assessment.error().front().sentence);
    CareerTrack track{std::move(*assessment), {}};
    for (const auto& responses : golden.responses)
        track.answers.emplace_back(responses.begin(),
                                   responses.begin() + static_cast<std::ptrdiff_t>(track.assessment.items.size()));
    return track;
}

}  // namespace twotrack::bench
