#pragma once

#include <imgui.h>

#include <string>

#include "native/desktop/panel/panel.hpp"

/// The parts of the panel, one file each. Private to the panel's files.
namespace twotrack::native {

/// What each part needs to draw itself.
struct PanelPart {
    const PanelContent& content;
    PanelFrame& frame;
    float density = 1;  ///< device pixels per CSS pixel

    void request(PanelRequest request) const { frame.requests.push_back(std::move(request)); }
    /// Records the visible rectangle of the last widget.
    void note(std::string id) const;
    /// A button as wide as its label. It moves to the next line if this line has no room. Returns whether it was
    /// clicked.
    [[nodiscard]] bool flowing_button(const std::string& id, const std::string& label, bool is_first) const;
    /// The colour of a scale: its side's colour if it has a side.
    [[nodiscard]] ImU32 colour_of(const Assessment& assessment, std::size_t scale) const;
};

void draw_view_part(const PanelPart& part);
void draw_respondents_part(const PanelPart& part);
void draw_scores_part(const PanelPart& part);
void draw_information_part(const PanelPart& part);
void draw_findings_part(const PanelPart& part);
[[nodiscard]] std::size_t n_findings(const std::vector<Finding>& findings, FindingKind kind);
void draw_pages_part(const PanelPart& part);
void draw_text_part(const PanelPart& part);

/// Draws a curve over the standard grid of theta, −4 to 4 logits, at the full width.
///
/// @param most   the value at the upper edge, above 0.
/// @param mean   the position of a vertical line, in logits; nullopt for none.
void draw_curve(const PanelPart& part, const Nodes& values, double most, std::optional<double> mean, ImU32 colour);

}  // namespace twotrack::native
