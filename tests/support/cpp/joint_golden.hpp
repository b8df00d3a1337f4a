#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/irt/joint_posterior.hpp"
#include "core/json/json.hpp"
#include "core/scoring/claim.hpp"
#include "tests/support/cpp/csv.hpp"

namespace twotrack::test {

/// A bank of tests/golden/model/banks.json.
struct JointBank {
    std::array<std::vector<GradedItem>, 3> items;  ///< of the first scale, the second, and the pairs
    std::array<std::vector<bool>, 2> is_reversed;  ///< [n] of the scales' items
    std::array<std::size_t, 2> n_short{};          ///< the short form has the first n_short items of each scale
    JointModel model;

    [[nodiscard]] JointScorer scorer() const { return scorer(model); }
    [[nodiscard]] JointScorer scorer(const JointModel& other) const { return {items[0], items[1], items[2], other}; }
};

inline JointBank joint_bank(const std::string& name) {
    const auto document = json::parse(read_file("tests/golden/model/banks.json"));
    REQUIRE(document);
    const json::Value* own = document->find(name);
    REQUIRE(own);
    JointBank bank;
    for (std::size_t scale = 0; scale < 2; ++scale) {
        const char* const id = scale == 0 ? "T" : "M";
        for (const json::Value& item : own->find("items")->find(id)->elements) {
            GradedItem& graded = bank.items[scale].emplace_back(item.find("discrimination")->number);
            for (const json::Value& threshold : item.find("thresholds")->elements)
                graded.thresholds.push_back(threshold.number);
            bank.is_reversed[scale].push_back(item.find("keyed")->string == "-");
        }
        bank.n_short[scale] = static_cast<std::size_t>(own->find("quick_form_first_items")->find(id)->number);
    }
    for (const json::Value& pair : own->find("pairs")->elements)
        bank.items[2].push_back({pair.find("discrimination")->number, {pair.find("location")->number}});
    const auto constant = [&](const char* key) { return own->find("model")->find(key)->number; };
    bank.model = {.multiplier_log_mean = constant("multiplier_log_mean"),
                  .multiplier_log_sd = constant("multiplier_log_sd"),
                  .first_location_sd = constant("location_sd_T"),
                  .second_location_sd = constant("location_sd_M"),
                  .prior_correlation = constant("prior_correlation"),
                  .careless_share = constant("careless_share"),
                  .pair_block_sd = constant("pair_block_sd"),
                  .pair_location_sd = constant("pair_location_sd")};
    return bank;
}

/// The reference figures' name of a claim's words.
inline std::string reference_level(Words words) {
    constexpr const char* levels[] = {"",       "slight_technical", "slight_management", "likely_both",
                                      "likely", "very_likely"};
    return levels[static_cast<std::size_t>(words)];
}

/// One person's answers to a JointBank, with reverse-keyed ones turned.
struct JointAnswers {
    std::array<std::vector<Response>, 3> blocks;

    [[nodiscard]] JointScorer::Answers all() const { return {blocks[0], blocks[1], blocks[2]}; }
};

/// The answers in a row of a golden file, which holds them as shown.
inline JointAnswers joint_answers(const JointBank& bank, const Table& table, std::size_t row) {
    JointAnswers answers;
    std::size_t column = table.column("t1");
    for (std::size_t block = 0; block < 3; ++block)
        for (std::size_t i = 0; i < bank.items[block].size(); ++i) {
            const std::string& field = table.rows[row][column++];
            Response& response = answers.blocks[block].emplace_back();
            if (field.empty()) continue;
            response = std::stoi(field);
            if (block < 2 && bank.is_reversed[block][i])
                response = static_cast<int>(bank.items[block][i].n_categories()) - 1 - *response;
        }
    return answers;
}

inline JointPosterior joint_posterior_of(const JointScorer& scorer, const JointAnswers& answers,
                                         Grid grid = Grid::Adaptive) {
    JointScorer::Scratch scratch;
    return scorer.posterior(answers.all(), scratch, grid);
}

}  // namespace twotrack::test
