-- One activity a request, each with an id of its own: the program takes an activity in only once. For one thread.
-- Arguments after "--": a file with the activity, in which @ID@ stands for the id and @QUERY@, if it is there, for a query's; a file with
-- the token; a name for the run; if there are queries, a file with their ids, one a line: each is used once, and after the last all ends.
local function read(path)
  local file = assert(io.open(path))
  local text = file:read("*a")
  file:close()
  return text
end

local function split(text, mark)
  local from, to = text:find(mark, 1, true)
  if not from then return text, nil end
  return text:sub(1, from - 1), text:sub(to + 1)
end

function init(arguments)
  before, after = split(read(arguments[1]), "@ID@")
  between, after = split(after, "@QUERY@")
  headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. read(arguments[2]) }
  run, sent, queries = arguments[3], 0, {}
  if arguments[4] then
    for id in read(arguments[4]):gmatch("%S+") do queries[#queries + 1] = id end
  end
end

function request()
  sent = sent + 1
  local query = ""
  if #queries > 0 then
    query = queries[sent]
    if not query then
      wrk.thread:stop()
      query = "none"
    end
  end
  return wrk.format("POST", nil, headers, before .. run .. "-" .. sent .. between .. query .. (after or ""))
end

function done(summary, latency)
  local refused = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("FIGURES %d %d %d %d %d\n",
    summary.requests, refused, summary.duration, latency:percentile(50), latency:percentile(99)))
end
