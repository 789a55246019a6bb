-- Bayes
mailstead.bayes = {
  owner = function(task) return nil end,
  judges = function(task) return false end,
  learns = function(task, is_spam) return true end,
  teaches_itself = function(task) return nil end,
}
