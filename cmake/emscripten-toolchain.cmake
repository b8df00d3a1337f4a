# Finds Emscripten in .deps/, which scripts/setup fills, or through `emcc` on the PATH. Then uses Emscripten's
# toolchain.
set(twotrack_emscripten ${CMAKE_CURRENT_LIST_DIR}/../.deps/emscripten/usr/share/emscripten)
if(NOT EXISTS ${twotrack_emscripten}/emcc)
    find_program(twotrack_emcc emcc)
    if(NOT twotrack_emcc)
        message(FATAL_ERROR "Emscripten is missing: run scripts/setup on Debian 12, or put emcc (3.1.69 or later) on the PATH")
    endif()
    file(REAL_PATH ${twotrack_emcc} twotrack_emcc)
    cmake_path(GET twotrack_emcc PARENT_PATH twotrack_emscripten)
endif()
include(${twotrack_emscripten}/cmake/Modules/Platform/Emscripten.cmake)
