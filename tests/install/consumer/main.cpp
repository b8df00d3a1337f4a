// Scores answers to an assessment and prints the result as JSON. usage: consumer ASSESSMENT ANSWERS
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <twotrack/core/assessment/answers.hpp>
#include <twotrack/core/assessment/assessment.hpp>
#include <twotrack/core/assessment/parse/parse_assessment.hpp>
#include <twotrack/core/scoring/result.hpp>
#include <twotrack/core/scoring/score.hpp>
#include <twotrack/core/session/session.hpp>

namespace {

std::string contents_of(const char* path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

int refuse(const std::vector<twotrack::Diagnostic>& diagnostics) {
    for (const auto& [rule, place, sentence] : diagnostics)
        std::cerr << place.line << ':' << place.column << ": " << sentence << " [" << rule << "]\n";
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const auto assessment = twotrack::parse_assessment(contents_of(argv[1]));
    if (!assessment) return refuse(assessment.error());
    const auto sheet = twotrack::parse_answer_sheet(*assessment, contents_of(argv[2]));
    if (!sheet) return refuse(sheet.error());

    const twotrack::Result result = twotrack::score_form(*assessment, sheet->answers, sheet->form);
    const twotrack::Answers presented = twotrack::presented_answers(*assessment, sheet->form, sheet->answers);
    std::cout << twotrack::result_json(*assessment, presented, result, sheet->texts) << '\n';
}
