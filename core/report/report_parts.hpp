#pragma once

#include <optional>
#include <vector>

#include "core/page/page_builder.hpp"
#include "core/report/report_facts.hpp"

namespace twotrack {

/// Adds the parts that the assessment writes (see Part) to a report. A part without data, or without text, is left out.
/// Without answers, all parts are left out.
class ReportParts {
public:
    ReportParts(PageBuilder& builder, const ReportFacts& facts)
        : builder_(builder), facts_(facts), assessment_(facts.assessment), plan_(facts.assessment.report) {}

    /// Adds the remarks that belong to the headline.
    void add_fit();
    /// Adds all other parts.
    void add_rest();

private:
    void add(Part which);
    void add_remarks(const std::vector<FirstMatch>& matches);
    [[nodiscard]] bool says(const std::vector<FirstMatch>& matches) const;
    [[nodiscard]] const Remark* said(const FirstMatch& match) const;

    [[nodiscard]] bool has_figure(Part which) const;
    void add_figure(Part which);
    void add_dimensions();
    void add_motives();
    void add_costs();
    void add_influences();
    void add_ladders();
    void add_questions();
    void add_reading();
    [[nodiscard]] std::vector<std::size_t> leading_motives() const;
    [[nodiscard]] int direction_of(const TradeOff& trade_off) const;
    [[nodiscard]] std::size_t n_answered() const;

    struct Influence {
        std::size_t item = 0;
        double shift_logits = 0.0;  ///< of the lean, positive towards people
    };
    [[nodiscard]] const std::vector<Influence>& influences() const;

    PageBuilder& builder_;
    const ReportFacts& facts_;
    const Assessment& assessment_;
    const ReportPlan& plan_;
    mutable std::optional<std::vector<Influence>> influences_;  ///< computed at the first request
};

}  // namespace twotrack
